package io.sekisho.cli.hook;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.files.IoProblem;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The file {@code pre-commit}. At every moment there is the old one or the new one, whole and executable. */
final class HookFile {
    /** What is there. */
    enum Found {
        NONE,
        /** Exactly what we would write. */
        CURRENT,
        /** Ours, of another version or place. */
        OURS,
        /** Somebody else's. */
        OTHER
    }

    private final Path file;

    HookFile(Path directory) {
        this.file = directory.resolve("pre-commit");
    }

    Path path() {
        return file;
    }

    /** Where somebody else's hook lies while it is chained: in the same directory, so that its relative paths still hold. */
    Path kept() {
        return file.resolveSibling(HookScript.KEPT);
    }

    Found look(String script) throws CommandException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Found.NONE;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Found.OTHER;
        }
        try {
            // Bytes as letters: another program's hook may be in any encoding, or no text at all.
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (!text.contains("\n" + HookScript.MARK)) {
                return Found.OTHER;
            }
            boolean same =
                    text.equals(new String(script.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            return same && Files.isExecutable(file) ? Found.CURRENT : Found.OURS;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Copies somebody else's hook aside; it stays in place until ours replaces it. */
    void keepOther() throws CommandException {
        if (Files.exists(kept(), LinkOption.NOFOLLOW_LINKS)) {
            throw HookInstallCommand.wrong(
                    Text.of("admin.hook-two", file, kept()), Text.of("admin.hook-two-step", kept()));
        }
        try {
            Files.copy(file, kept(), LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    void write(String script) throws CommandException {
        try {
            Files.createDirectories(file.getParent());
            Path aside = Files.createTempFile(file.getParent(), ".pre-commit-", ".part");
            try {
                try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                    ByteBuffer bytes = ByteBuffer.wrap(script.getBytes(StandardCharsets.UTF_8));
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
                if (aside.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** @return whether a chained hook took its place again */
    boolean remove() throws CommandException {
        try {
            if (Files.exists(kept(), LinkOption.NOFOLLOW_LINKS)) {
                Files.move(kept(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return true;
            }
            Files.deleteIfExists(file);
            return false;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private CommandException unwritable(IOException e) {
        return new CommandException(
                ExitCode.WRONG_USAGE,
                Text.of("admin.hook-unwritable", file, IoProblem.of(e)),
                Text.of("admin.hook-unwritable-step", file.getParent()),
                e);
    }
}
