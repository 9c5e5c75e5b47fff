/** What KEV and EPSS say of vulnerabilities, laid beside what the scanners say. */
package io.sekisho.core.enrich;
