/** The whole road from project to report: {@link io.sekisho.core.Pipeline}. Start reading there. */
package io.sekisho.core;
