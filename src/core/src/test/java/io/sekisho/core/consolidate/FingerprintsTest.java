package io.sekisho.core.consolidate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Suppressions and references in other people's repositories hold these values: docs/contracts.md promises that a scheme never
 * changes. A red test here asks for a new scheme number, never for a new value.
 */
class FingerprintsTest {
    static Stream<Arguments> golden() {
        return Stream.of(
                Arguments.of(
                        "d1:e3ef2521bf01066bb1b853ba024033d3",
                        Kind.DEPENDENCY,
                        List.of("CVE-2021-44228", "pkg:maven/org.apache.logging.log4j/log4j-core")),
                Arguments.of(
                        "s1:5c3ccbe7df0491d83315e217be7d6533",
                        Kind.SECRET,
                        List.of("github-pat", "deploy/settings.properties", "token=***")),
                Arguments.of(
                        "c1:b6bc8bd2373dca93d8096b6be67f3943",
                        Kind.CODE,
                        List.of(
                                "SQL_INJECTION_JDBC",
                                "shop.catalog.Products",
                                "find(Ljava/lang/String;)V",
                                "statement.executeQuery(sql);")),
                Arguments.of(
                        "x1:e330459b9d69ee20d40abd3df0339c24",
                        Kind.EXTERNAL,
                        List.of("Trivy", "AVD-AWS-0107", "infra/関所.tf", "cidr_blocks = [\"0.0.0.0/0\"]")));
    }

    @ParameterizedTest
    @MethodSource
    void golden(String expected, Kind kind, List<String> identity) {
        assertThat(Fingerprints.of(kind, identity)).isEqualTo(expected);
    }

    @Test
    void partsDoNotRunIntoEachOther() {
        assertThat(Fingerprints.of(Kind.SECRET, List.of("ab", "c")))
                .isNotEqualTo(Fingerprints.of(Kind.SECRET, List.of("a", "bc")))
                .isNotEqualTo(Fingerprints.of(Kind.SECRET, List.of("ab\0c")));
    }
}
