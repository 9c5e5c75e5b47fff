package io.sekisho.scanner.code;

import io.sekisho.core.plan.Module;
import java.nio.file.Path;

/**
 * One compiled class of the project.
 *
 * @param name binary name with dots
 * @param file absolute
 * @param module the module that it belongs to
 */
record ClassFile(String name, Path file, Module module) {}
