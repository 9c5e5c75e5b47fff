package io.sekisho.scanner.code;

import edu.umd.cs.findbugs.BugInstance;
import edu.umd.cs.findbugs.MethodAnnotation;
import edu.umd.cs.findbugs.Priorities;
import edu.umd.cs.findbugs.SourceLineAnnotation;
import io.sekisho.core.plan.ScanPlan;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.CodeDetail;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Rule;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns what SpotBugs reports about one unit into findings. */
final class Translator {
    private static final int MAX_MESSAGE = 1000;
    private static final int MAX_SNIPPET = 500;

    private final ScanPlan plan;
    private final AnalysisUnit unit;
    private final Sources sources;
    private final Rules rules;
    private final Map<Path, ClassDetails> details = new HashMap<>();

    Translator(ScanPlan plan, AnalysisUnit unit, Sources sources, Rules rules) {
        this.plan = plan;
        this.unit = unit;
        this.sources = sources;
        this.rules = rules;
    }

    /** One finding for each result; a line that any of them calls a credential is shown masked by all. */
    List<RawFinding> translate(List<BugInstance> bugs) {
        Set<Location> secrets = bugs.stream()
                .filter(bug -> Literals.isSecret(Rules.cwes(bug.getBugPattern())))
                .map(bug -> place(bug).location())
                .collect(Collectors.toSet());
        return bugs.stream().map(bug -> translate(bug, secrets)).toList();
    }

    private RawFinding translate(BugInstance bug, Set<Location> secrets) {
        Rule rule = rules.of(bug.getBugPattern());
        boolean secret = Literals.isSecret(rule.cwes());
        SourceLineAnnotation line = bug.getPrimarySourceLineAnnotation();
        String className = bug.getPrimaryClass().getClassName();
        ClassFile file = classFile(className);
        ClassDetails its = details(file);
        Place place = place(bug);
        String method = method(bug.getPrimaryMethod());
        String writtenIn = method == null ? "" : its.writtenIn(method);
        String message = PlainText.shorten(bug.getMessageWithoutPrefix().strip(), MAX_MESSAGE);
        return RawFinding.code(
                List.of(
                        rule.id(),
                        Names.withoutNumbers(className),
                        Names.withoutNumbers(writtenIn),
                        anchor(bug, line, file, method, place, secret)),
                rule,
                secret ? Literals.maskQuoted(message) : message,
                new Occurrence(
                        CodeScanner.ID,
                        place.location(),
                        plan.relative(file.file()),
                        file.module().directory(),
                        null,
                        true,
                        List.of(),
                        snippet(place, secret || secrets.contains(place.location())),
                        null),
                new CodeDetail(
                        className,
                        method,
                        bug.getBugPattern().getCategory(),
                        bug.getBugRank(),
                        confidence(bug.getPriority())),
                null);
    }

    private ClassFile classFile(String className) {
        ClassFile file = unit.classFile(className);
        if (file == null) {
            ClassDirectory directory = unit.directories().get(0);
            return new ClassFile(className, directory.root(), directory.module());
        }
        return file;
    }

    private ClassDetails details(ClassFile file) {
        return details.computeIfAbsent(file.file(), ClassDetails::read);
    }

    private Place place(BugInstance bug) {
        ClassFile file = classFile(bug.getPrimaryClass().getClassName());
        SourceLineAnnotation line = bug.getPrimarySourceLineAnnotation();
        Optional<LineMap.Line> mapped = details(file).lines().at(line.getStartLine());
        Optional<SourceFile> source = mapped.flatMap(real -> sources.find(file.module(), real.file()));
        if (source.isPresent()) {
            return Place.at(source.get(), mapped.get().line());
        }
        return (line.isSourceFileKnown()
                        ? sources.find(file.module(), line.getPackageName().replace('.', '/'), line.getSourceFile())
                        : Optional.<SourceFile>empty())
                .map(found -> Place.at(found, line.getStartLine()))
                .orElseGet(() -> Place.classFile(plan.relative(file.file())));
    }

    /**
     * What tells two findings of one rule in one method apart: the source line, else what the instruction works on. A finding of
     * a whole method or class has neither; the line that SpotBugs gives it is merely its first.
     */
    private static String anchor(
            BugInstance bug, SourceLineAnnotation line, ClassFile file, String method, Place place, boolean secret) {
        if (bug.getAnnotations().stream().noneMatch(SourceLineAnnotation.class::isInstance)) {
            return "";
        }
        if (place.line() > 0) {
            return Names.foldSpace(
                    secret
                            ? place.source().maskedLine(place.line())
                            : place.source().line(place.line()));
        }
        String operands = method == null || line.getStartBytecode() < 0
                ? ""
                : Names.withoutNumbers(Instruction.operands(file.file(), method, line.getStartBytecode()));
        return secret ? Literals.maskQuoted(operands) : operands;
    }

    private static String snippet(Place place, boolean secret) {
        if (place.line() == 0) {
            return null;
        }
        String line = secret
                ? place.source().maskedLine(place.line())
                : place.source().line(place.line());
        return PlainText.shorten(line.strip(), MAX_SNIPPET);
    }

    private static String method(MethodAnnotation method) {
        return method == null ? null : method.getMethodName() + method.getMethodSignature();
    }

    private static String confidence(int priority) {
        return switch (priority) {
            case Priorities.HIGH_PRIORITY -> "high";
            case Priorities.NORMAL_PRIORITY -> "medium";
            default -> "low";
        };
    }
}
