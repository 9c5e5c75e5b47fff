package io.sekisho.core.plan;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether a build's sources have their classes: what is not compiled, the code scanner cannot see. */
final class CompiledState {
    /** How many sources without a class of their name are opened to see whether they declare it. */
    private static final int MAX_OPENED = 200;

    private static final int MAX_READ = 1 << 18;

    private final Tree tree;
    private final List<String> unbuilt = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> stale = new ArrayList<>();
    private int built;
    private int sources;
    private int opened;

    CompiledState(Tree tree) {
        this.tree = tree;
    }

    void add(Module module) {
        boolean hasSources = module.sourceDirectories().stream().anyMatch(tree::hasSources);
        if (!hasSources) {
            return;
        }
        if (module.classDirectories().isEmpty()) {
            unbuilt.add(module.directory().isEmpty() ? "." : module.directory());
            return;
        }
        built++;
        Map<String, Long> classes = classes(module);
        for (Path directory : module.sourceDirectories()) {
            tree.under(directory).forEach(entry -> compare(directory, entry.getKey(), entry.getValue(), classes));
        }
    }

    /**
     * @param next the command that compiles, relative to the project's root
     */
    List<Gap> gaps(String next) {
        List<Gap> gaps = new ArrayList<>();
        Text step = Text.of("plan.run-next", next);
        if (!unbuilt.isEmpty()) {
            Text text = built == 0
                    ? Text.of("plan.not-compiled", unbuilt.size())
                    : Text.of("plan.partly-compiled", unbuilt.size(), unbuilt.size() + built);
            gaps.add(new Gap(GapType.SOURCES_WITHOUT_CLASSES, "code", text, step, unbuilt, unbuilt.size()));
        }
        if (!missing.isEmpty()) {
            Text text = Text.of("plan.classes-missing", missing.size());
            gaps.add(new Gap(GapType.SOURCES_WITHOUT_CLASSES, "code", text, step, missing, missing.size()));
        }
        // When nearly all sources are newer, this is a fresh checkout beside classes that another job built.
        if (!stale.isEmpty() && stale.size() <= sources * 0.8) {
            Text text = Text.of("plan.classes-stale", stale.size());
            gaps.add(new Gap(GapType.TOOL_NOTE, "code", text, step, stale, stale.size()));
        }
        return gaps;
    }

    private Map<String, Long> classes(Module module) {
        Map<String, Long> classes = new HashMap<>();
        for (Path directory : module.classDirectories()) {
            tree.under(directory).forEach(entry -> {
                String prefix = prefix(directory, entry.getKey());
                entry.getValue().classes.forEach((name, time) -> classes.put(prefix + name, time));
            });
        }
        return classes;
    }

    private void compare(Path root, Path directory, DirectoryFacts facts, Map<String, Long> classes) {
        String prefix = prefix(root, directory);
        facts.javaSources.forEach((name, time) -> {
            if (name.endsWith("-info")) {
                return;
            }
            sources++;
            Long compiled = classes.get(prefix + name);
            Path file = directory.resolve(name + ".java");
            if (compiled == null) {
                if (declares(file, name)) {
                    missing.add(tree.relative(file));
                }
            } else if (time > compiled + 2000) {
                stale.add(tree.relative(file));
            }
        });
    }

    private static String prefix(Path root, Path directory) {
        return root.equals(directory)
                ? ""
                : root.relativize(directory).toString().replace('\\', '/') + '/';
    }

    /** A source need not hold a class of its name: all may be commented out, or package-private under other names. */
    private boolean declares(Path file, String name) {
        if (opened++ >= MAX_OPENED) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MAX_READ), StandardCharsets.UTF_8);
            String code = text.replaceAll("(?s)/\\*.*?(\\*/|\\z)", " ").replaceAll("//[^\n]*", " ");
            return Pattern.compile("\\b(class|interface|enum|record)\\s+" + Pattern.quote(name) + "\\b")
                    .matcher(code)
                    .find();
        } catch (IOException e) {
            return true;
        }
    }
}
