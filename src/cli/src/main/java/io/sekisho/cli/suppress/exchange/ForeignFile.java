package io.sekisho.cli.suppress.exchange;

import io.sekisho.cli.console.CommandException;
import io.sekisho.cli.console.ExitCode;
import io.sekisho.core.files.IoProblem;
import io.sekisho.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * Another tool's list of suppressions, known by what is in it.
 *
 * @param name as the user typed it
 * @param all what it asks for, in its order
 */
public record ForeignFile(String name, List<Asked> all) {
    static final int MAX_BYTES = 4 << 20;

    public ForeignFile {
        all = List.copyOf(all);
    }

    /** @throws CommandException exit code 2: it cannot be read, or is none of those that we know */
    public static ForeignFile read(Path file, String name) throws CommandException {
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw wrong(Text.of("exchange.unreadable", name, IoProblem.of(e)), e);
        }
        if (content.length > MAX_BYTES) {
            throw wrong(Text.of("exchange.too-large", name, MAX_BYTES >> 20), null);
        }
        return new ForeignFile(name, isXml(content) ? xml(name, content) : lines(name, content));
    }

    private static boolean isXml(byte[] content) {
        for (byte one : content) {
            if (one == '<') {
                return true;
            }
            boolean skipped = one == 0 || Character.isWhitespace(one) || one < 0; // byte-order marks are negative bytes
            if (!skipped) {
                return false;
            }
        }
        return false;
    }

    private static List<Asked> xml(String name, byte[] content) throws CommandException {
        try {
            Xml root = Xml.parse(content);
            return switch (root.name()) {
                case "suppressions" -> DependencyCheckFile.read(root);
                case "FindBugsFilter" -> SpotBugsFile.read(root);
                default -> throw wrong(Text.of("exchange.unknown-xml", name, root.name()), null);
            };
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw wrong(
                    "DOCTYPE".equals(plain(e))
                            ? Text.of("exchange.doctype", name, line)
                            : Text.of("exchange.bad-xml", name, line, plain(e)),
                    e);
        }
    }

    /** The parser's own words, without the place that it puts before them. */
    private static String plain(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf("Message: ");
        return at < 0 ? message : message.substring(at + "Message: ".length());
    }

    private static List<Asked> lines(String name, byte[] content) throws CommandException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw wrong(Text.of("exchange.unknown", name), e);
        }
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (!GitleaksFile.isOne(text)) {
            throw wrong(Text.of("exchange.unknown", name), null);
        }
        return GitleaksFile.read(text);
    }

    private static CommandException wrong(Text text, Throwable cause) {
        return new CommandException(ExitCode.WRONG_USAGE, text, Text.of("exchange.unreadable-step"), cause);
    }
}
