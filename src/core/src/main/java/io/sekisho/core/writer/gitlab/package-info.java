/** What GitLab ingests: its security reports, and Code Quality for the Free tier. */
package io.sekisho.core.writer.gitlab;
