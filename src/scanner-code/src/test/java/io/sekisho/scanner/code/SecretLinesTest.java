package io.sekisho.scanner.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finding about a credential in the code must not carry it further. */
class SecretLinesTest {
    private static final String VALUE = "Tr0ub4dor-and-3";

    private static final String SOURCE = """
            package shop;

            import java.security.KeyStore;
            import java.sql.*;
            import javax.crypto.spec.SecretKeySpec;

            public class Keys {
                public Connection open() throws SQLException {
                    return DriverManager.getConnection("jdbc:h2:mem:", "sa", "Tr0ub4dor-and-3"); // Tr0ub4dor-and-3
                }

                public KeyStore store(KeyStore store) throws Exception {
                    store.load(null, "Tr0ub4dor-and-3".toCharArray());
                    return store;
                }

                public SecretKeySpec key() {
                    return new SecretKeySpec(new byte[] {84, 114, 48, 117, 98, 52, 100, 111, 114, 1, 2, 3, 4, 5, 6, 7}, "AES");
                }

                public SecretKeySpec block() {
                    return new SecretKeySpec(\"\"\"
                            Tr0ub4dor-and-3\"\"\".getBytes(), "AES");
                }
            }
            """;

    @TempDir
    Path temp;

    @Test
    void valuesAreMaskedEverywhere() throws Exception {
        ScanResult result = new JavaProject(temp.resolve("project"))
                .write("src/main/java/shop/Keys.java", SOURCE)
                .compile("")
                .module("")
                .scan();
        List<RawFinding> secrets = result.findings().stream()
                .filter(raw -> List.of("HARD_CODE_PASSWORD", "HARD_CODE_KEY", "DMI_CONSTANT_DB_PASSWORD")
                        .contains(raw.rule().id()))
                .toList();
        assertThat(secrets)
                .extracting(raw -> raw.rule().id())
                .contains("HARD_CODE_PASSWORD", "HARD_CODE_KEY", "DMI_CONSTANT_DB_PASSWORD");
        assertThat(result.findings()).noneMatch(raw -> raw.toString().contains(VALUE));
        assertThat(secrets).noneMatch(raw -> raw.toString().contains("84, 114"));
        assertThat(secrets).allMatch(raw -> raw.occurrence().location().startLine() > 0);
        assertThat(secrets)
                .filteredOn(raw -> raw.rule().id().equals("DMI_CONSTANT_DB_PASSWORD"))
                .extracting(raw -> raw.occurrence().snippet())
                .containsExactly("return DriverManager.getConnection(\"***\", \"***\", \"***\"); // ***");
    }

    @Test
    void masksLiteralsAndKeepsLines() {
        String source =
                "int a = 0x1F; // secret 12\nString b = \"x\\\"y\" + 'c';\nvar t = \"\"\"\n  hidden \\\"\"\" still\n  \"\"\"; /* more\nhidden */ go(b);";
        assertThat(Literals.mask(source))
                .isEqualTo(
                        "int a = ***; // ***\nString b = \"***\" + '***';\nvar t = \"***\"\n***\n***; /* *** */\n*** go(b);");
    }
}
