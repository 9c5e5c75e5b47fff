package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import java.util.ArrayList;
import java.util.List;

/**
 * What the reader of one build tool contributes to a plan.
 *
 * @param modules in any order
 * @param dependencies in any order, doubles possible
 * @param gaps what it could not see
 */
record Found(List<Module> modules, List<ResolvedDependency> dependencies, List<Gap> gaps) {
    Found() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void add(Found other) {
        modules.addAll(other.modules);
        dependencies.addAll(other.dependencies);
        gaps.addAll(other.gaps);
    }
}
