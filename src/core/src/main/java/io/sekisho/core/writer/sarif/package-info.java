/** SARIF 2.1.0, within the limits of GitHub and GitLab. */
package io.sekisho.core.writer.sarif;
