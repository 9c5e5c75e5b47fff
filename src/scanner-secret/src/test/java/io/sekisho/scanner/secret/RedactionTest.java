package io.sekisho.scanner.secret;

import static io.sekisho.scanner.secret.Repo.token;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.scan.RawFinding;
import io.sekisho.core.scan.ScanResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A value is nowhere but in the project itself. */
class RedactionTest {
    @TempDir
    Path temp;

    private static String privateKey() {
        byte[] bytes = new byte[600];
        new java.util.Random(7).nextBytes(bytes);
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        String kind = "RSA PRIVATE" + " KEY-----";
        return "-----BEGIN " + kind + "\n" + body + "\n-----END " + kind;
    }

    @Test
    void noValueIsInTheResultTheLogTheWorkDirectoryOrAProcessList() throws Exception {
        Repo repo = new Repo(temp);
        String encoded = Base64.getEncoder().encodeToString(("token: " + token(3)).getBytes(StandardCharsets.UTF_8));
        repo.write("a.txt", "one = " + token(1) + " two = " + token(2) + "\n")
                .write("key.pem", "x\r\n" + privateKey().replace("\n", "\r\n") + "\r\n")
                .write("end.pem", "y\nz " + privateKey())
                .write("encoded.txt", "a\nb\ndata: " + encoded + "\n")
                .write("nul.txt", "\0\nn = " + token(5) + "\n");
        repo.commit("one");
        repo.write("new.txt", "new = " + token(4) + "\n");
        List<String> values = List.of(
                token(1),
                token(2),
                token(3),
                token(4),
                token(5),
                encoded,
                privateKey().substring(60, 100),
                privateKey().substring(200, 240));

        Logger ours = (Logger) LoggerFactory.getLogger("io.sekisho");
        Level level = ours.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        ours.setAdditive(false);
        ours.setLevel(Level.TRACE);
        ours.addAppender(log);
        Set<String> commands = new ConcurrentSkipListSet<>();
        AtomicBoolean over = new AtomicBoolean();
        Thread watcher = new Thread(() -> watch(commands, over));
        watcher.start();
        ScanResult result;
        try {
            result = repo.scan();
        } finally {
            over.set(true);
            watcher.join();
            ours.detachAppender(log);
            ours.setLevel(level);
            ours.setAdditive(true);
        }
        assertThat(result.findings()).hasSize(7);
        assertThat(result.findings()).allSatisfy(raw -> {
            assertThat(raw.occurrence().inTree()).isTrue();
            assertThat(raw.occurrence().snippet()).contains(Evidence.MASK);
        });
        assertThat(snippet(result, "key.pem")).isEqualTo("***");
        assertThat(snippet(result, "end.pem")).isEqualTo("z ***");
        assertThat(snippet(result, "encoded.txt")).isEqualTo("data: ***");
        assertThat(result.toString()).doesNotContain(values);
        assertThat(log.list).isNotEmpty();
        assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage)).noneMatch(line -> has(line, values));
        assertThat(commands).anyMatch(command -> command.contains("gitleaks")).noneMatch(line -> has(line, values));
        try (Stream<Path> files = Files.walk(repo.work)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(repo.work.resolve("gitleaks/files/in"))) {
                    assertThat(has(Files.readString(file, StandardCharsets.ISO_8859_1), values))
                            .as(file.toString())
                            .isFalse();
                }
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(repo.work.resolve("gitleaks"))))
                .isEqualTo("rwx------");
    }

    private static String snippet(ScanResult result, String path) {
        return result.findings().stream()
                .map(RawFinding::occurrence)
                .filter(occurrence -> occurrence.location().path().equals(path))
                .findFirst()
                .orElseThrow()
                .snippet();
    }

    private static void watch(Set<String> commands, AtomicBoolean over) {
        while (!over.get()) {
            ProcessHandle.current()
                    .descendants()
                    .forEach(child -> child.info().commandLine().ifPresent(commands::add));
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static boolean has(String text, List<String> values) {
        return values.stream().anyMatch(text::contains);
    }

    @Test
    void aBundleInOneLineTakesLittleMemoryAndShowsNoNeighboursValue() throws Exception {
        Repo repo = new Repo(temp);
        StringBuilder bundle = new StringBuilder();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            values.add(token(i));
            bundle.append("{\"a\":\"")
                    .append("é some text ".repeat(i % 50 * 10))
                    .append("\",\"k\":\"")
                    .append(token(i))
                    .append("\"},");
        }
        repo.write("bundle.json", bundle.toString()).commit("one");
        ScanResult result = repo.scan();
        assertThat(result.findings()).hasSize(300).allSatisfy(raw -> {
            assertThat(raw.identity().get(2)).contains(Evidence.MASK).doesNotContain("\uFFFD");
            assertThat(raw.identity().get(2).getBytes(StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo(2 * Evidence.SHOWN + Evidence.MASK.length());
            assertThat(raw.occurrence().inTree()).isTrue();
        });
        String said = result.toString();
        assertThat(values)
                .noneMatch(value -> said.contains(value.substring(0, 20)) || said.contains(value.substring(20)));
    }

    private static Set<List<String>> keyedFingerprints(ScanResult result) {
        return result.findings().stream()
                .map(raw -> raw.secret().keyedFingerprints())
                .collect(Collectors.toSet());
    }

    @Test
    void theOrganisationsKeyMakesEqualValuesEqualAndReachesNoChild() throws Exception {
        Repo repo = new Repo(temp);
        repo.write("a.txt", "one = " + token(1) + "\n")
                .write("b/c.yml", "two: \"" + token(1) + "\"\n")
                .write("d.txt", token(2) + "\n")
                .commit("one");
        Map<String, String> keyed = Map.of("SEKISHO_FINGERPRINT_KEY", "organisation's key");
        ScanResult result = repo.scan(repo.plan(null, false, List.of()), Tools.settings(TrustedFiles.NONE, keyed));
        Set<List<String>> prints = keyedFingerprints(result);
        assertThat(prints)
                .hasSize(2)
                .allSatisfy(list ->
                        assertThat(list).hasSize(1).allMatch(print -> print.matches("k1:[0-9a-f]{8}:[0-9a-f]{64}")));
        String id = prints.iterator().next().get(0).substring(3, 11);
        assertThat(result.properties()).containsEntry("fingerprint-keys", id);
        assertThat(result.toString()).doesNotContain("organisation's key");

        Map<String, String> both =
                Map.of("SEKISHO_FINGERPRINT_KEY", "next key", "SEKISHO_FINGERPRINT_KEY_OLD", "organisation's key");
        ScanResult between = repo.scan(repo.plan(null, false, List.of()), Tools.settings(TrustedFiles.NONE, both));
        Set<List<String>> pairs = keyedFingerprints(between);
        assertThat(pairs).hasSize(2).allSatisfy(pair -> assertThat(pair).hasSize(2));
        assertThat(pairs.stream().map(pair -> List.of(pair.get(1))).collect(Collectors.toSet()))
                .isEqualTo(prints);
        assertThat(pairs.stream().map(pair -> pair.get(0).substring(3, 11))).doesNotContain(id);
        assertThat(between.properties().get("fingerprint-keys")).matches("[0-9a-f]{8} " + id);
        assertThat(between.toString()).doesNotContain("organisation's key", "next key");

        assertThat(FingerprintKey.from(
                        Map.of("SEKISHO_FINGERPRINT_KEY", "same", "SEKISHO_FINGERPRINT_KEY_OLD", " same\n")))
                .hasSize(1);
        assertThat(FingerprintKey.from(Map.of("SEKISHO_FINGERPRINT_KEY", " "))).isEmpty();
        assertThat(ToolEnvironment.changes(Map.of(
                        "SEKISHO_FINGERPRINT_KEY",
                        "k",
                        "SEKISHO_FINGERPRINT_KEY_OLD",
                        "k",
                        "GITLEAKS_CONFIG",
                        "x",
                        "GIT_DIR",
                        "x",
                        "GIT_EXTERNAL_DIFF",
                        "x")))
                .containsEntry("SEKISHO_FINGERPRINT_KEY", null)
                .containsEntry("SEKISHO_FINGERPRINT_KEY_OLD", null)
                .containsEntry("GITLEAKS_CONFIG", null)
                .containsEntry("GIT_DIR", null)
                .containsEntry("GIT_EXTERNAL_DIFF", null);
    }
}
