/** {@code sekisho config}: shows, checks and describes the configuration, without scanning. */
package io.sekisho.cli.config;
