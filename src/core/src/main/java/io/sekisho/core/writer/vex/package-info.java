/** What is said of vulnerabilities, for others to read: claims, and OpenVEX, which is made of them. */
package io.sekisho.core.writer.vex;
