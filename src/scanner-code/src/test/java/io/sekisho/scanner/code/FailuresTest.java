package io.sekisho.scanner.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.umd.cs.findbugs.Project;
import edu.umd.cs.findbugs.classfile.DescriptorFactory;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.GapType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong inside SpotBugs must be seen, and must not cost more than it has to. */
class FailuresTest {
    @TempDir
    Path temp;

    private final Observer observer = new Observer(new Project());
    private final OneThread thread = new OneThread(observer);

    @AfterEach
    void forgetDescriptors() {
        DescriptorFactory.clearInstance();
    }

    @Test
    void anErrorOfADetectorCostsOneClassAndIsKept() throws Exception {
        observer.observeClass(DescriptorFactory.createClassDescriptorFromDottedClassName("shop.Deep"));
        int[] ran = {0};
        thread.invokeAll(List.<Callable<Void>>of(
                () -> {
                    throw new StackOverflowError();
                },
                () -> {
                    ran[0]++;
                    return null;
                }));
        assertThat(ran[0]).isEqualTo(1);
        assertThat(observer.troubles())
                .singleElement()
                .satisfies(trouble -> assertThat(trouble.className()).isEqualTo("shop.Deep"));
        assertThat(observer.isOutOfMemory()).isFalse();
    }

    @Test
    void aLackOfMemoryAndAnInterruptEndTheAnalysis() {
        assertThatThrownBy(() -> thread.invokeAll(List.<Callable<Void>>of(() -> {
                    throw new OutOfMemoryError();
                })))
                .hasCauseInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(() -> thread.invokeAll(List.<Callable<Void>>of(() -> {
                    throw new InterruptedException();
                })))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void aLackOfMemoryThatADetectorSwallowedIsSeen() {
        observer.logError("in a detector", new IllegalStateException(new OutOfMemoryError()));
        assertThat(observer.isOutOfMemory()).isTrue();
    }

    @Test
    void aLibraryThatCannotBeOpenedIsAGap() throws Exception {
        Path broken = temp.resolve("repository/lib-1.0.jar");
        Files.createDirectories(broken.getParent());
        Files.writeString(broken, "no zip");
        ScanResult result = new JavaProject(temp.resolve("project"))
                .write("src/main/java/shop/Queries.java", Samples.QUERIES)
                .compile("")
                .module("", broken)
                .scan();
        assertThat(result.findings()).isNotEmpty();
        assertThat(JavaProject.gap(result, GapType.UNREADABLE_FILE, "code.library-unreadable")
                        .paths())
                .containsExactly("lib-1.0.jar");
    }
}
