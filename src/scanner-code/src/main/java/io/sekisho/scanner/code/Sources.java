package io.sekisho.scanner.code;

import io.sekisho.core.plan.Module;
import io.sekisho.core.plan.ScanPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the source that a class was compiled from. A class file tells only a package and a file name, and may lie: nothing
 * outside the project is opened.
 */
final class Sources {
    private static final int MAX_BYTES = 8 << 20;
    private static final int CACHED = 32;

    /** Where web pages lie that a JSP compiler names relative to the web root. */
    private static final List<String> WEB_ROOTS =
            List.of("src/main/webapp", "src/main/resources/META-INF/resources", "WebContent", "web", "");

    private final ScanPlan plan;
    private final Map<Module, Map<String, List<Path>>> byName = new HashMap<>();
    private final Map<Path, Optional<SourceFile>> cache = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Optional<SourceFile>> eldest) {
            return size() > CACHED;
        }
    };

    Sources(ScanPlan plan) {
        this.plan = plan;
    }

    /**
     * @param packagePath {@code com/acme}, "" for none
     * @param fileName as the class file says it
     */
    Optional<SourceFile> find(Module module, String packagePath, String fileName) {
        if (fileName.contains("/") || fileName.contains("\\") || fileName.equals("..") || fileName.isBlank()) {
            return Optional.empty();
        }
        return first(module.sourceDirectories(), packagePath.isEmpty() ? fileName : packagePath + "/" + fileName)
                .or(() -> elsewhere(module, packagePath, fileName))
                .or(() -> page(module, packagePath, fileName));
    }

    /** @param path relative to a source directory or a web root, as a compiler's line map has it */
    Optional<SourceFile> find(Module module, String path) {
        return first(module.sourceDirectories(), path).or(() -> first(webRoots(module), path));
    }

    private List<Path> webRoots(Module module) {
        Path directory = plan.root().resolve(module.directory());
        return WEB_ROOTS.stream().map(directory::resolve).toList();
    }

    private Optional<SourceFile> first(List<Path> directories, String path) {
        for (Path directory : directories) {
            try {
                Path file = directory.resolve(path).normalize();
                if (file.startsWith(directory)) {
                    Optional<SourceFile> source = cache.computeIfAbsent(file, this::read);
                    if (source.isPresent()) {
                        return source;
                    }
                }
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Kotlin, Scala and Groovy need not lie where their package says; the file itself tells. */
    private Optional<SourceFile> elsewhere(Module module, String packagePath, String fileName) {
        if (fileName.endsWith(".java")) {
            return Optional.empty();
        }
        Pattern declaration = Pattern.compile(
                "^\\s*package\\s+" + Pattern.quote(packagePath.replace('/', '.')) + "\\s*(;|\\{|$)", Pattern.MULTILINE);
        List<SourceFile> found = names(module).getOrDefault(fileName, List.of()).stream()
                .map(file -> cache.computeIfAbsent(file, this::read))
                .flatMap(Optional::stream)
                .filter(source -> packagePath.isEmpty()
                        || declaration.matcher(source.text()).find())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** {@code org.apache.jsp.WEB_002dINF.list_jsp} is {@code WEB-INF/list.jsp}: the names that Jasper makes of paths. */
    private Optional<SourceFile> page(Module module, String packagePath, String fileName) {
        if (!packagePath.startsWith("org/apache/jsp") || !fileName.endsWith("_jsp.java")) {
            return Optional.empty();
        }
        String rest = packagePath.substring("org/apache/jsp".length()).replaceFirst("^/", "");
        String name = fileName.substring(0, fileName.length() - "_jsp.java".length()) + ".jsp";
        String path = Pattern.compile("_(00[0-9a-f]{2})")
                .matcher(rest.isEmpty() ? name : rest + "/" + name)
                .replaceAll(escape -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
        // The lines of the generated Java say nothing about the page: the line map did, if there was one.
        return first(webRoots(module), path).map(page -> new SourceFile(page.path(), ""));
    }

    private Map<String, List<Path>> names(Module module) {
        return byName.computeIfAbsent(module, none -> {
            Map<String, List<Path>> names = new HashMap<>();
            for (Path directory : module.sourceDirectories()) {
                try (Stream<Path> files = Files.walk(directory)) {
                    files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                            .sorted()
                            .forEach(file -> names.computeIfAbsent(
                                            file.getFileName().toString(), key -> new ArrayList<>())
                                    .add(file));
                } catch (IOException | java.io.UncheckedIOException e) {
                    // Then its sources are not found, and findings are shown at the class.
                }
            }
            return names;
        });
    }

    private Optional<SourceFile> read(Path file) {
        try {
            if (!Files.isRegularFile(file)
                    || Files.size(file) > MAX_BYTES
                    || !file.toRealPath().startsWith(plan.root())) {
                return Optional.empty();
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return Optional.of(new SourceFile(
                    plan.relative(file), text.replace("\r\n", "\n").replace('\r', '\n')));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
