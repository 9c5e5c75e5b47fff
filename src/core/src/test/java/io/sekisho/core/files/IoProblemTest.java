package io.sekisho.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sekisho.core.text.Language;
import io.sekisho.core.text.Texts;
import io.sekisho.model.Text;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the system refuses is told in words, in the reader's language, and not by the name of a Java class. */
class IoProblemTest {
    @TempDir
    Path root;

    private static void says(ThrowingCallable what, String english, String japanese) {
        Exception e = (Exception) catchThrowable(what);
        for (String reason : new String[] {IoProblem.of(e), IoProblem.saidBy(e)}) {
            Text text = Text.of("cli.report-unwritable", "FILE", "x: " + reason);
            assertThat(new Texts(Language.EN).render(text))
                    .contains("x: " + english)
                    .doesNotContain("@", "Exception");
            assertThat(new Texts(Language.JA).render(text)).contains(japanese).doesNotContain("@", "Exception");
        }
    }

    @Test
    void whatTheSystemRefusesIsToldInWords() throws Exception {
        Path file = Files.writeString(root.resolve("file"), "x");
        says(() -> Files.readString(root.resolve("none")), "there is no such file", "ファイルまたはディレクトリがありません");
        says(() -> new FileInputStream(root.resolve("none").toFile()), "there is no such file", "がありません");
        says(() -> new FileInputStream(root.toFile()), "it is a directory", "ディレクトリです");
        says(() -> Files.createDirectories(file), "a file of that name", "同じ名前のファイル");
        says(() -> Files.readString(file.resolve("below")), "a part of the path is a file", "パスの途中");
        says(() -> Files.delete(root), "the directory is not empty", "空ではありません");
        says(() -> Files.readString(root), "it is a directory", "ディレクトリです");
        says(
                () -> Files.readString(Files.write(file, new byte[] {(byte) 0xC3, 0x28})),
                "its text is not UTF-8",
                "UTF-8");
        says(() -> Files.writeString(root.resolve("n".repeat(300)), ""), "the name is too long", "名前が長すぎます");
        says(
                () -> {
                    throw new UnknownHostException("h.example.org");
                },
                "the host's name is unknown",
                "ホスト名");
    }

    @Test
    void whatIsUnknownQuotesNoContentUnlessItMay() {
        IOException unknown = new IOException("line 3: hunter2");
        assertThat(IoProblem.of(unknown)).isEqualTo("IOException");
        assertThat(IoProblem.saidBy(unknown)).isEqualTo("line 3: hunter2");
    }

    @Test
    void anArgumentThatOnlyLooksLikeAReasonStaysAsItIs() {
        Text text = Text.of("cli.report-unwritable", "me@io.denied", "@io.unheard-of");
        assertThat(new Texts(Language.EN).render(text)).contains("me@io.denied", "@io.unheard-of");
    }
}
