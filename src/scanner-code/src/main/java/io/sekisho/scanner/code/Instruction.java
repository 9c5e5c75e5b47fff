package io.sekisho.scanner.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds what one instruction works on: what tells findings apart where there is no source line. */
final class Instruction {
    private Instruction() {}

    /**
     * @param method name and descriptor
     * @param offset in the method's code
     * @return method, field, type or constant (in quotes); "" when the instruction has none of these or cannot be found
     */
    static String operands(Path classFile, String method, int offset) {
        try {
            Reader reader = new Reader(Files.readAllBytes(classFile), method, offset);
            reader.accept(reader.new Methods(), ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
            return reader.found;
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    private static final class Reader extends ClassReader {
        private final String method;
        private final int wanted;
        private int at = -1;
        private String found = "";

        Reader(byte[] bytes, String method, int wanted) {
            super(bytes);
            this.method = method;
            this.wanted = wanted;
        }

        @Override
        protected void readBytecodeInstructionOffset(int offset) {
            at = offset;
        }

        private void note(String operands) {
            if (at == wanted) {
                found = operands;
            }
        }

        private final class Methods extends ClassVisitor {
            Methods() {
                super(Opcodes.ASM9);
            }

            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return (name + descriptor).equals(method) ? new Operands() : null;
            }
        }

        private final class Operands extends MethodVisitor {
            Operands() {
                super(Opcodes.ASM9);
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                note(owner + "." + name + descriptor);
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                note(owner + "." + name + ":" + descriptor);
            }

            @Override
            public void visitTypeInsn(int opcode, String type) {
                note(type);
            }

            @Override
            public void visitLdcInsn(Object value) {
                note("\"" + value + "\"");
            }

            @Override
            public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
                note(name + descriptor);
            }
        }
    }
}
