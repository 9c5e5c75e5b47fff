/** Discovery: what there is to scan. Reads files and git objects, runs nothing of the project's own. */
package io.sekisho.core.plan;
