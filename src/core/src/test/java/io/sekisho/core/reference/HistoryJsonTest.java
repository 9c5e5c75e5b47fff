package io.sekisho.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.sekisho.core.reference.History.Debt;
import io.sekisho.core.reference.History.Gone;
import io.sekisho.core.reference.History.Seen;
import io.sekisho.core.reference.History.Sight;
import io.sekisho.core.reference.History.Use;
import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import io.sekisho.model.Status;
import io.sekisho.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryJsonTest {
    /** The format is promised: what stands here is read by every later version 0.x. */
    private static final String GOLDEN = """
            {
              "version" : 1,
              "began" : "2026-01-02",
              "debt" : {
                "2026-01-02" : {
                  "open" : {
                    "critical" : 1,
                    "high" : 2
                  },
                  "incomplete" : true
                },
                "2026-03-04" : { }
              },
              "findings" : {
                "c1:0000000000000000000000000000000a" : {
                  "first" : "2026-01-02",
                  "last" : "2026-03-04",
                  "formerly" : [ "c1:0000000000000000000000000000000b" ]
                },
                "d1:00000000000000000000000000000001" : {
                  "first" : "2021-12-10",
                  "last" : "2026-03-04",
                  "from" : "aa11"
                }
              },
              "suppressions" : {
                "0123" : {
                  "known" : "2026-01-02",
                  "used" : "2026-03-04"
                },
                "4567" : {
                  "known" : "2026-01-02"
                }
              },
              "accepted" : {
                "c1:0000000000000000000000000000000a" : 2
              },
              "gone" : {
                "c1:0000000000000000000000000000000c" : {
                  "finding" : {
                    "fingerprint" : "c1:0000000000000000000000000000000c",
                    "kind" : "code",
                    "severity" : "high",
                    "rule" : "SQL",
                    "title" : "SQL injection",
                    "path" : "src/A.java",
                    "status" : "not-seen",
                    "firstSeen" : "2026-01-02"
                  },
                  "day" : "2026-03-04",
                  "from" : "aa11",
                  "to" : "bb22",
                  "sight" : {
                    "gaps" : [ {
                      "type" : "unreadable-file",
                      "scanner" : "code",
                      "message" : {
                        "code" : "x",
                        "arguments" : [ "y" ]
                      },
                      "paths" : [ "odd.class" ],
                      "count" : 1
                    } ],
                    "database" : "2026-11-20T10:00:00Z",
                    "directory" : ""
                  }
                }
              },
              "marks" : [ {
                "number" : 1,
                "commit" : "aa11",
                "left" : {
                  "c1:0000000000000000000000000000000a" : 2
                }
              }, {
                "number" : 2,
                "after" : [ 1 ]
              } ]
            }
            """;

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 4);
    private static final History HISTORY = new History(
            Map.of(
                    "d1:00000000000000000000000000000001",
                    new Seen(LocalDate.of(2021, 12, 10), LAST, null, false, "aa11"),
                    "c1:0000000000000000000000000000000a",
                    new Seen(FIRST, LAST, List.of("c1:0000000000000000000000000000000b"))),
            Map.of("4567", new Use(FIRST, null), "0123", new Use(FIRST, LAST)),
            Map.of("c1:0000000000000000000000000000000a", 2),
            Map.of(
                    "c1:0000000000000000000000000000000c",
                    new Gone(
                            new GoneFinding(
                                    "c1:0000000000000000000000000000000c",
                                    Kind.CODE,
                                    Severity.HIGH,
                                    "SQL",
                                    "SQL injection",
                                    "src/A.java",
                                    Status.NOT_SEEN,
                                    FIRST),
                            LAST,
                            null,
                            "aa11",
                            "bb22",
                            new Sight(
                                    List.of(new Gap(
                                            GapType.UNREADABLE_FILE,
                                            "code",
                                            Text.of("x", "y"),
                                            null,
                                            List.of("odd.class"),
                                            1)),
                                    Instant.parse("2026-11-20T10:00:00Z"),
                                    ""))),
            FIRST,
            new TreeMap<>(Map.of(
                    LAST,
                    new Debt(Map.of(), false),
                    FIRST,
                    new Debt(Map.of(Severity.HIGH, 2, Severity.CRITICAL, 1), true))),
            List.of(
                    new Mark(1, "aa11", Map.of("c1:0000000000000000000000000000000a", 2), List.of()),
                    new Mark(2, null, Map.of(), List.of(1))));

    @TempDir
    Path temp;

    @Test
    void theFormatStays() throws IOException {
        Path file = temp.resolve(HistoryJson.FILE_NAME);
        HistoryJson.write(HISTORY, file);
        assertThat(Files.readString(file).replace("\r\n", "\n")).isEqualTo(GOLDEN);
        assertThat(HistoryJson.read(file)).isEqualTo(HISTORY);
        assertThat(temp).isDirectoryContaining(path -> path.equals(file));
        assertThat(Files.list(temp)).as("nothing else").hasSize(1);
    }

    @Test
    void anAcceptedSetThatIsEmptyIsNotTheSameAsNone() throws IOException {
        Path file = temp.resolve(HistoryJson.FILE_NAME);
        HistoryJson.write(new History(Map.of(), Map.of(), Map.of()), file);
        assertThat(HistoryJson.read(file).accepted()).isNotNull().isEmpty();
        HistoryJson.write(History.EMPTY, file);
        assertThat(HistoryJson.read(file)).isEqualTo(History.EMPTY);
    }

    @Test
    void whatALaterVersionOfTheSameFormatAddsIsLeftAlone() throws IOException {
        assertThat(HistoryJson.read(file("{\"version\": 1, \"more\": [1], \"findings\": {\"x\": {\"first\": "
                                + "\"2026-01-02\", \"last\": \"2026-01-02\", \"more\": 1}}}"))
                        .findings())
                .isEqualTo(Map.of("x", new Seen(FIRST, FIRST, null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"version\": 2, \"findings\": []} | version 2 is newer than 1, which this Sekisho reads",
                "{} | version is missing, so this is no Sekisho history",
                "[] | version is missing, so this is no Sekisho history",
                "'' | version is missing, so this is no Sekisho history",
                "{\"version\": 1, \"findings\": {\"x\": {}}} | not a valid Sekisho history",
                "{\"version\": 1, \"findings\": {\"x\": null}} | not a valid Sekisho history",
                "{\"version\": 1, \"findings\": {\"x\": {\"first\": \"soon\", \"last\": \"now\"}}} | not a valid Sekisho history",
                "{\"version\": 1, \"gone\": {\"x\": {}}} | not a valid Sekisho history",
                "{\"version\": 1, \"accepted\": {\"x\": null}} | not a valid Sekisho history",
                "{\"version\": 1, \"accepted\": {\"x\": -1}} | not a valid Sekisho history",
                "{\"version\": 1, \"debt\": {\"2026-01-02\": null}} | not a valid Sekisho history",
                "{\"version\": 1, \"debt\": {\"soon\": {}}} | not a valid Sekisho history",
                "{\"version\": 1, \"debt\": {\"2026-01-02\": {\"open\": {\"high\": -1}}}} | not a valid Sekisho history",
                "{\"version\": 1, \"debt\": {\"2026-01-02\": {\"open\": {\"high\": null}}}} | not a valid Sekisho history",
                "{\"version\": 1, \"findings\": { | not a valid Sekisho history",
                "{\"version\": 1} <<<<<<< HEAD | not a valid Sekisho history",
                "<<<<<<< HEAD | not a valid Sekisho history",
            })
    void damageIsNamedWithTheFile(String content, String said) throws IOException {
        Path file = file(content);
        assertThatIOException()
                .isThrownBy(() -> HistoryJson.read(file))
                .withMessageStartingWith(file.toString())
                .withMessageContaining(said);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(temp.resolve(HistoryJson.FILE_NAME), content);
    }
}
