package io.sekisho.scanner.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What a class file tells beyond SpotBugs: which method a lambda stands in, and which sources its lines really come from. */
final class ClassDetails {
    static final ClassDetails NONE = new ClassDetails();

    /** Method of a lambda's body to the method that creates the lambda, both as name and descriptor. */
    private final Map<String, String> creators = new TreeMap<>();

    private LineMap lines = LineMap.NONE;

    private ClassDetails() {}

    /** @return {@link #NONE} for a file that cannot be read */
    static ClassDetails read(Path classFile) {
        ClassDetails details = new ClassDetails();
        try {
            new ClassReader(Files.readAllBytes(classFile)).accept(details.new Visitor(), ClassReader.SKIP_FRAMES);
        } catch (IOException | RuntimeException e) {
            return NONE;
        }
        return details;
    }

    LineMap lines() {
        return lines;
    }

    /**
     * The method as a person would name it: for a lambda's body, which compilers number as they like, the method that it is
     * written in.
     *
     * @param method name and descriptor
     */
    String writtenIn(String method) {
        Set<String> seen = new HashSet<>();
        String at = method;
        while (creators.containsKey(at) && seen.add(at)) {
            at = creators.get(at);
        }
        return at;
    }

    private final class Visitor extends ClassVisitor {
        private String self;

        Visitor() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            self = name;
        }

        @Override
        public void visitSource(String source, String debug) {
            lines = LineMap.parse(debug);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            String creator = name + descriptor;
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(
                        String name, String descriptor, Handle bootstrap, Object... arguments) {
                    for (Object argument : arguments) {
                        if (argument instanceof Handle handle
                                && handle.getOwner().equals(self)
                                && handle.getName().contains("lambda$")) {
                            // A field's lambda is created by every constructor; the first by name stands for all.
                            creators.merge(
                                    handle.getName() + handle.getDesc(),
                                    creator,
                                    (first, second) -> first.compareTo(second) <= 0 ? first : second);
                        }
                    }
                }
            };
        }
    }
}
