package io.sekisho.cli.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** ArchUnit says which classes are not drawn; this says which drawn packages have no class. */
final class DrawnPackagesExist extends ArchCondition<JavaClass> {
    private static final Pattern STEREOTYPE = Pattern.compile("<<([a-z.]+?)(\\.\\.)?>>");

    private final Path drawing;
    private final Set<String> seen = new TreeSet<>();

    DrawnPackagesExist(Path drawing) {
        super("be in the packages that are drawn, each of which has one");
        this.drawing = drawing;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        seen.add(type.getPackageName());
    }

    @Override
    public void finish(ConditionEvents events) {
        Set<String> empty = new TreeSet<>(drawn());
        empty.removeIf(drawn -> seen.stream().anyMatch(name -> name.equals(drawn) || name.startsWith(drawn + ".")));
        empty.forEach(name -> events.add(SimpleConditionEvent.violated(name, name + " is drawn but has no class")));
    }

    private Set<String> drawn() {
        try {
            return STEREOTYPE
                    .matcher(Files.readString(drawing))
                    .results()
                    .map(result -> result.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
