/** One report of the parts of a scan that was split over jobs, agents or modules. */
package io.sekisho.core.merge;
