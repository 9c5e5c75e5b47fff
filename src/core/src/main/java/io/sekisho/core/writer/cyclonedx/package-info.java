/** CycloneDX 1.6: what the project is made of, what is known of its vulnerabilities, and how it stands to them. */
package io.sekisho.core.writer.cyclonedx;
