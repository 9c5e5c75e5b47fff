package io.sekisho.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTest {
    @TempDir
    Path temp;

    @Test
    void plainDirectoryIsNoRepository() throws Exception {
        assertThat(Git.open(temp)).isEmpty();
    }

    @Test
    void readsFilesFromCommitsAndNotFromTheWorkTree() throws Exception {
        GitSandbox sandbox = new GitSandbox(temp.resolve("r"));
        String first = sandbox.write("a/b.txt", "old").commit("one");
        String second = sandbox.write("a/b.txt", "new").write("日本 語.txt", "x").commit("two");
        sandbox.write("a/b.txt", "not committed");
        Git git = Git.open(sandbox.directory.resolve("a")).orElseThrow();

        assertThat(git.show(first, "a/b.txt"))
                .hasValueSatisfying(b -> assertThat(utf8(b)).isEqualTo("old"));
        assertThat(git.show(second, "a/b.txt"))
                .hasValueSatisfying(b -> assertThat(utf8(b)).isEqualTo("new"));
        assertThat(git.show(second, "a/none.txt")).isEmpty();
        assertThatThrownBy(() -> git.show(second, "a")).isInstanceOf(GitException.class);
        assertThat(git.diffNames(first, second)).containsExactlyInAnyOrder("a/b.txt", "日本 語.txt");
        assertThat(git.lsFiles()).containsExactlyInAnyOrder("a/b.txt", "日本 語.txt");
        assertThat(git.repository().head()).isEqualTo(second);
        assertThat(git.repository().branch()).isEqualTo("main");
        assertThat(git.repository().topLevel()).isEqualTo(sandbox.directory.toRealPath());
        assertThat(git.mergeBase(first, second)).contains(first);
    }

    @Test
    void revisionsThatAreNoneAreEmptyEvenWhenTheyLookLikeOptions() throws Exception {
        GitSandbox sandbox = new GitSandbox(temp.resolve("r"));
        Git fresh = Git.open(sandbox.directory).orElseThrow();
        assertThat(fresh.repository().head()).isNull();
        sandbox.commit("one");
        Git git = Git.open(sandbox.directory).orElseThrow();
        assertThat(git.revParse("nowhere")).isEmpty();
        assertThat(git.revParse("--all")).isEmpty();
        assertThat(git.revParse("")).isEmpty();
        assertThat(git.revParse("HEAD")).isPresent();
    }

    @Test
    void stagedContentIsReadFromTheIndex() throws Exception {
        GitSandbox sandbox = new GitSandbox(temp.resolve("r"));
        sandbox.write("kept.txt", "1").write("gone.txt", "1").commit("one");
        sandbox.write("kept.txt", "2").write("fresh.txt", "3");
        Files.delete(sandbox.directory.resolve("gone.txt"));
        sandbox.git("add", "-A");
        sandbox.write("fresh.txt", "changed after staging");
        Git git = Git.open(sandbox.directory).orElseThrow();
        assertThat(git.stagedNames()).isEqualTo(List.of("fresh.txt", "kept.txt"));
        assertThat(git.showStaged("fresh.txt"))
                .hasValueSatisfying(b -> assertThat(utf8(b)).isEqualTo("3"));
    }

    /** What a hostile clone's own configuration names is a program of its author. */
    @Test
    void nothingThatTheRepositoryConfiguresIsRun() throws Exception {
        GitSandbox sandbox = new GitSandbox(temp.resolve("r"));
        Path ran = temp.resolve("ran");
        Path program = temp.resolve("program.sh");
        Files.writeString(program, "#!/bin/sh\ntouch '" + ran + "'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        sandbox.write(".gitattributes", "* diff=evil filter=evil\n").write("a.txt", "1");
        String first = sandbox.commit("one");
        String second = sandbox.write("a.txt", "2").commit("two");
        for (String key : List.of(
                "core.fsmonitor",
                "diff.external",
                "diff.evil.textconv",
                "diff.evil.command",
                "filter.evil.clean",
                "core.pager",
                "core.sshCommand",
                "gpg.program")) {
            sandbox.git("config", key, program.toString());
        }
        sandbox.write("a.txt", "3");
        Git git = Git.open(sandbox.directory).orElseThrow();
        git.diffNames(first, second);
        git.show(second, "a.txt");
        git.lsFiles();
        git.stagedNames();
        assertThat(ran).doesNotExist();
    }

    @Test
    void aBrokenRepositoryIsAnErrorAndNotAPlainDirectory() throws Exception {
        Files.createDirectories(temp.resolve("r/.git"));
        assertThatThrownBy(() -> Git.open(temp.resolve("r"))).isInstanceOf(GitException.class);
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
