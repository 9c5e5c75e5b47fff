package io.sekisho.scanner.code;

import io.sekisho.core.plan.Module;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * What lies in one directory of compiled classes. Links are not followed, and only regular files are read: a pipe that calls
 * itself a class would hold the scan up for ever.
 */
final class ClassDirectory {
    /** The newest class file format that SpotBugs' libraries read. */
    static final int NEWEST_FORMAT = Opcodes.V27;

    private static final int MAX_BYTES = 64 << 20;
    private static final String SUFFIX = ".class";

    private final Module module;
    private final Path root;
    private final Map<String, ClassFile> classes = new TreeMap<>();
    private final List<Path> unreadable = new ArrayList<>();
    private final List<Path> tooNew = new ArrayList<>();
    private final List<Path> repeated = new ArrayList<>();
    private final List<Path> irregular = new ArrayList<>();

    private ClassDirectory(Module module, Path root) {
        this.module = module;
        this.root = root;
    }

    static ClassDirectory read(Module module, Path root) throws IOException, InterruptedException {
        ClassDirectory directory = new ClassDirectory(module, root);
        List<Path> files = directory.files();
        Collections.sort(files);
        for (Path file : files) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            directory.add(file);
        }
        return directory;
    }

    /** The newest Java whose classes can be read, e.g. 27. */
    static int newestJava() {
        return NEWEST_FORMAT - 44;
    }

    Module module() {
        return module;
    }

    Path root() {
        return root;
    }

    /** Readable classes by name. */
    Map<String, ClassFile> classes() {
        return classes;
    }

    List<Path> unreadable() {
        return unreadable;
    }

    /** Written for a Java that SpotBugs does not know yet. */
    List<Path> tooNew() {
        return tooNew;
    }

    /** Another class of the same name lies in this directory (a multi-release variant). */
    List<Path> repeated() {
        return repeated;
    }

    /** Links, pipes and the like that call themselves a class, or linked directories. */
    List<Path> irregular() {
        return irregular;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean isClass = file.toString().endsWith(SUFFIX);
                if (isClass && attributes.isRegularFile()) {
                    files.add(file);
                } else if (isClass || attributes.isSymbolicLink() && Files.isDirectory(file)) {
                    irregular.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                unreadable.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private void add(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                unreadable.add(file);
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            if (!isClass(bytes)) {
                unreadable.add(file);
            } else if (isTooNew(bytes)) {
                tooNew.add(file);
            } else {
                add(file, new ClassReader(bytes).getClassName());
            }
        } catch (IOException | RuntimeException e) { // ASM throws whatever its arrays throw
            unreadable.add(file);
        }
    }

    private void add(Path file, String internalName) {
        if (internalName.equals("module-info") || internalName.endsWith("package-info")) {
            return; // no code, and packages are often split over modules: no reason to analyse these apart
        }
        String name = internalName.replace('/', '.');
        ClassFile one = new ClassFile(name, file, module);
        boolean inPlace = file.equals(root.resolve(internalName + SUFFIX).normalize());
        ClassFile other = classes.get(name);
        if (other == null) {
            classes.put(name, one);
        } else if (inPlace) {
            classes.put(name, one);
            repeated.add(other.file());
        } else {
            repeated.add(file);
        }
    }

    private static boolean isClass(byte[] bytes) {
        return bytes.length > 10
                && bytes[0] == (byte) 0xCA
                && bytes[1] == (byte) 0xFE
                && bytes[2] == (byte) 0xBA
                && bytes[3] == (byte) 0xBE;
    }

    private static boolean isTooNew(byte[] bytes) {
        int major = (bytes[6] & 0xFF) << 8 | bytes[7] & 0xFF;
        return major > NEWEST_FORMAT;
    }
}
