/** {@code sekisho demo}: the main job on a project with planted flaws, checked against what was planted. */
package io.sekisho.cli.demo;
