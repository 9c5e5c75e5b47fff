package io.sekisho.scanner.code;

import io.sekisho.core.plan.Module;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the code scan did not see, collected over all units. */
final class CodeGaps {
    private static final Logger LOG = LoggerFactory.getLogger(CodeGaps.class);

    private final ScanPlan plan;
    private final Set<String> unreadable = new TreeSet<>();
    private final Set<String> tooNew = new TreeSet<>();
    private final Set<String> repeated = new TreeSet<>();
    private final Set<String> irregular = new TreeSet<>();
    private final Set<String> missing = new TreeSet<>();
    private final Set<String> missingOfJava = new TreeSet<>();
    private final Set<String> failed = new TreeSet<>();
    private final Set<String> failures = new TreeSet<>();
    private final Set<String> tooBig = new TreeSet<>();
    private final Set<String> tooLong = new TreeSet<>();
    private final Set<String> libraries = new TreeSet<>();
    private final List<String> excluded = new ArrayList<>();
    private final List<String> suppressed = new ArrayList<>();

    CodeGaps(ScanPlan plan, List<ClassDirectory> directories) {
        this.plan = plan;
        for (ClassDirectory directory : directories) {
            directory.unreadable().forEach(file -> unreadable.add(plan.relative(file)));
            directory.tooNew().forEach(file -> tooNew.add(plan.relative(file)));
            directory.repeated().forEach(file -> repeated.add(plan.relative(file)));
            directory.irregular().forEach(file -> irregular.add(plan.relative(file)));
        }
    }

    boolean hasUnreadable() {
        return !unreadable.isEmpty() || !tooNew.isEmpty();
    }

    /** A finding in a path that the trusted configuration leaves out. */
    void excluded(String path) {
        excluded.add(path);
    }

    /** A finding that an annotation in the scanned code would have hidden. */
    void suppressedInCode(AnalysisUnit unit, String className) {
        suppressed.add(path(unit, className));
    }

    /** SpotBugs dropped the class before it looked into it. */
    void notAnalysed(ClassFile file) {
        unreadable.add(plan.relative(file.file()));
    }

    void add(AnalysisUnit unit, Observer observer) {
        observer.missing().forEach(name -> (name.startsWith("java.") ? missingOfJava : missing).add(name));
        tooLong.addAll(observer.tooLong());
        for (Path library : unit.unreadableLibraries()) {
            libraries.add(
                    library.startsWith(plan.root())
                            ? plan.relative(library)
                            : library.getFileName().toString());
        }
        observer.tooBig().forEach(name -> tooBig.add(path(unit, name)));
        for (Observer.Trouble trouble : observer.troubles()) {
            if (trouble.className() == null) {
                // While it reads classes. One of the project's that it could not read is missing among those analysed.
                LOG.warn("SpotBugs: {}", trouble.message(), trouble.cause());
            } else {
                failed.add(path(unit, trouble.className()));
                failures.add(
                        trouble.cause() == null
                                ? "-"
                                : trouble.cause().getClass().getName());
            }
        }
    }

    private String path(AnalysisUnit unit, String className) {
        ClassFile file = unit.classFile(className);
        return file == null ? className : plan.relative(file.file());
    }

    List<Gap> all() {
        List<Gap> gaps = new ArrayList<>();
        Text recompile = Text.of("code.recompile-step", ClassDirectory.newestJava());
        add(gaps, GapType.UNREADABLE_FILE, unreadable, count -> Text.of("code.unreadable", count), recompile);
        add(
                gaps,
                GapType.UNREADABLE_FILE,
                tooNew,
                count -> Text.of("code.too-new", count, ClassDirectory.newestJava()),
                recompile);
        add(
                gaps,
                GapType.UNREADABLE_FILE,
                failed,
                count -> Text.of("code.class-failed", count, String.join(", ", failures)),
                Text.of("core.scanner-failed-step"));
        add(
                gaps,
                GapType.UNREADABLE_FILE,
                libraries,
                count -> Text.of("code.library-unreadable", count),
                Text.of("code.library-unreadable-step"));
        add(
                gaps,
                GapType.AUXILIARY_CLASS_MISSING,
                missing,
                count -> Text.of("code.class-missing", count),
                Text.of("code.class-missing-step"));
        int running = Runtime.version().feature();
        add(
                gaps,
                GapType.AUXILIARY_CLASS_MISSING,
                missingOfJava,
                count -> Text.of("code.java-class-missing", count, running),
                Text.of("code.java-class-missing-step"));
        add(gaps, GapType.SKIPPED_FILE, tooBig, count -> Text.of("code.class-too-big", count), null);
        add(gaps, GapType.SKIPPED_FILE, tooLong, count -> Text.of("code.method-too-long", count), null);
        add(gaps, GapType.SKIPPED_FILE, repeated, count -> Text.of("code.class-repeated", count), null);
        add(gaps, GapType.SKIPPED_FILE, irregular, count -> Text.of("code.not-a-file", count), null);
        add(gaps, GapType.SCOPE_CONFIGURED, excluded, count -> Text.of("code.excluded", count), null);
        add(
                gaps,
                GapType.TOOL_NOTE,
                suppressed,
                count -> Text.of("code.suppressed-in-code", count),
                Text.of("code.suppressed-in-code-step"));
        addTests(gaps);
        return gaps;
    }

    private void addTests(List<Gap> gaps) {
        List<Module> withTests =
                plan.modules().stream().filter(CodeGaps::hasTestClasses).toList();
        List<String> paths = withTests.stream()
                .flatMap(module -> module.testClassDirectories().stream())
                .map(plan::relative)
                .toList();
        add(gaps, GapType.TOOL_NOTE, paths, count -> Text.of("code.tests-not-analysed", withTests.size()), null);
    }

    private static boolean hasTestClasses(Module module) {
        return module.testClassDirectories().stream().anyMatch(directory -> {
            try (Stream<Path> entries = Files.list(directory)) {
                return entries.findAny().isPresent();
            } catch (IOException e) {
                return false;
            }
        });
    }

    private static void add(
            List<Gap> gaps, GapType type, Collection<String> paths, Function<Integer, Text> message, Text nextStep) {
        if (!paths.isEmpty()) {
            gaps.add(new Gap(
                    type, CodeScanner.ID, message.apply(paths.size()), nextStep, List.copyOf(paths), paths.size()));
        }
    }
}
