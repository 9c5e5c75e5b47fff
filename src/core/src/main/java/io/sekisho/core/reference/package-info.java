/** What earlier scans knew: the report compared with, and the history of first-seen dates beside it. */
package io.sekisho.core.reference;
