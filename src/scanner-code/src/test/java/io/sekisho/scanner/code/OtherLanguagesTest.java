package io.sekisho.scanner.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Classes that Java sources did not become: Kotlin's and JSPs', as their compilers describe them in class files. */
class OtherLanguagesTest {
    @TempDir
    Path temp;

    private JavaProject compiled() throws Exception {
        JavaProject project = new JavaProject(temp.resolve("project"))
                .write("src/main/java/shop/Queries.java", Samples.QUERIES)
                .compile("")
                .module("");
        Files.delete(project.root.resolve("src/main/java/shop/Queries.java"));
        return project;
    }

    private static void describe(Path classFile, String source, String extension) throws Exception {
        ClassReader reader = new ClassReader(Files.readAllBytes(classFile));
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visitSource(String ignored, String none) {
                        super.visitSource(source, extension);
                    }
                },
                0);
        Files.write(classFile, writer.toByteArray());
    }

    private static RawFinding injection(ScanResult result) {
        return result.findings().stream()
                .filter(raw -> raw.rule().id().equals("SQL_INJECTION_JDBC"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void kotlinSourcesAreFoundWhereverTheyLie() throws Exception {
        JavaProject project = compiled();
        describe(project.classes("").resolve("shop/Queries.class"), "Queries.kt", null);
        project.write("src/main/kotlin/Queries.kt", "package shop\n\n\n\n\n\n    run(\"select\" + name)\n")
                .write("src/main/kotlin/other/Queries.kt", "package shop.other\n");
        RawFinding raw = injection(project.scan());
        assertThat(raw.occurrence().location().path()).isEqualTo("src/main/kotlin/Queries.kt");
        assertThat(raw.occurrence().location().startLine()).isEqualTo(7);
        assertThat(raw.occurrence().snippet()).isEqualTo("run(\"select\" + name)");
    }

    @Test
    void codeInlinedByKotlinIsShownWhereItWasWritten() throws Exception {
        JavaProject project = compiled();
        describe(project.classes("").resolve("shop/Queries.class"), "Queries.kt", """
                SMAP
                Queries.kt
                Kotlin
                *S Kotlin
                *F
                + 1 Queries.kt
                shop/QueriesKt
                + 2 Inlined.kt
                shop/util/InlinedKt
                *L
                1#1,6:1
                3#2,2:7
                *S KotlinDebug
                *F
                + 1 Queries.kt
                shop/QueriesKt
                *L
                4#1:7
                *E
                """);
        project.write("src/main/kotlin/shop/util/Inlined.kt", "package shop.util\n\n  execute(sql)\n");
        RawFinding raw = injection(project.scan());
        assertThat(raw.occurrence().location().path()).isEqualTo("src/main/kotlin/shop/util/Inlined.kt");
        assertThat(raw.occurrence().location().startLine()).isEqualTo(3);
    }

    @Test
    void aPageIsShownInsteadOfTheClassMadeOfIt() throws Exception {
        JavaProject project = compiled();
        describe(project.classes("").resolve("shop/Queries.class"), "list_jsp.java", """
                SMAP
                list_jsp.java
                JSP
                *S JSP
                *F
                + 0 list.jsp
                WEB-INF/pages/list.jsp
                *L
                2,3:5,2
                *E
                """);
        project.write("src/main/webapp/WEB-INF/pages/list.jsp", "<html>\n<%\n query(name);\n%>\n");
        RawFinding raw = injection(project.scan());
        assertThat(raw.occurrence().location().path()).isEqualTo("src/main/webapp/WEB-INF/pages/list.jsp");
        assertThat(raw.occurrence().location().startLine()).isEqualTo(3);
        assertThat(raw.occurrence().snippet()).isEqualTo("query(name);");
    }

    @Test
    void aPageWithoutALineMapIsShownAsAFile() throws Exception {
        JavaProject project = new JavaProject(temp.resolve("project"))
                .write(
                        "src/main/java/org/apache/jsp/WEB_002dINF/list_jsp.java",
                        Samples.QUERIES
                                .replace("package shop;", "package org.apache.jsp.WEB_002dINF;")
                                .replace("Queries", "list_jsp"))
                .compile("")
                .module("");
        Files.delete(project.root.resolve("src/main/java/org/apache/jsp/WEB_002dINF/list_jsp.java"));
        project.write("src/main/webapp/WEB-INF/list.jsp", "<html/>");
        RawFinding raw = injection(project.scan());
        assertThat(raw.occurrence().location().path()).isEqualTo("src/main/webapp/WEB-INF/list.jsp");
        assertThat(raw.occurrence().location().startLine()).isZero();
    }

    @Test
    void aSourceNameThatLeadsOutOfTheProjectIsNotFollowed() throws Exception {
        JavaProject project = compiled();
        Files.writeString(temp.resolve("outside.java"), "secret\n".repeat(20));
        for (String name : new String[] {"../../../../../outside.java", "outside.java", "/etc/passwd", "..", "a\0b"}) {
            describe(project.classes("").resolve("shop/Queries.class"), name, null);
            RawFinding raw = injection(project.scan());
            assertThat(raw.occurrence().location().path()).isEqualTo("target/classes/shop/Queries.class");
            assertThat(raw.occurrence().snippet()).isNull();
        }
    }
}
