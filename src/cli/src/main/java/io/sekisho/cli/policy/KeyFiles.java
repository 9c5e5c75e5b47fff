package io.sekisho.cli.policy;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.fetch.FetchException;
import io.sekisho.core.fetch.FetchLimits;
import io.sekisho.core.fetch.Fetcher;
import io.sekisho.core.files.AtomicFile;
import io.sekisho.core.files.IoProblem;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Reads and writes the small files of these commands. */
final class KeyFiles {
    private KeyFiles() {}

    /** For its owner only, from the first byte on; an existing file stays as it is. */
    static void writeSecret(Path file, byte[] content) throws CommandException {
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            try (OutputStream out = Channels.newOutputStream(
                    Files.newByteChannel(file, fresh, isPosix(file) ? ownerOnly() : new FileAttribute<?>[0]))) {
                out.write(content);
            }
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("central.keygen-exists", file),
                    Text.of("central.keygen-exists-step"),
                    e);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    static void write(Path file, byte[] content) throws CommandException {
        try {
            AtomicFile.write(file, out -> out.write(content));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    static byte[] read(Path file) throws CommandException {
        try {
            return new Fetcher(FetchLimits.POLICY).read(file);
        } catch (FetchException e) {
            throw new CommandException(
                    ExitCode.WRONG_USAGE,
                    Text.of("central.unreadable", file, IoProblem.saidBy(e)),
                    Text.of("central.unreadable-step"),
                    e);
        }
    }

    /** Whether other accounts of the machine can read it. */
    static boolean isOpen(Path file) {
        try {
            return isPosix(file)
                    && Files.getPosixFilePermissions(file).stream()
                            .anyMatch(
                                    Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ)::contains);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static CommandException unwritable(Path file, IOException e) {
        return new CommandException(
                ExitCode.INCOMPLETE,
                Text.of("central.unwritable", file, IoProblem.of(e)),
                Text.of("central.unwritable-step"),
                e);
    }
}
