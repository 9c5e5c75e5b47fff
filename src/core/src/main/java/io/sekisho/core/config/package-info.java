/** Reads all YAML, once, and keeps file and line; hands each stage the small record that the stage defines. */
package io.sekisho.core.config;
