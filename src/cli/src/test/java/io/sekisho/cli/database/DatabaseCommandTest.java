package io.sekisho.cli.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.sekisho.cli.AdminWorld;
import io.sekisho.cli.AdminWorld.Result;
import io.sekisho.cli.console.ExitCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands below {@code sekisho database}, as a user types them. */
class DatabaseCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path root;

    private AdminWorld world;

    @BeforeEach
    void world() throws Exception {
        world = new AdminWorld(root).at(Clock.fixed(NOW, ZoneOffset.UTC));
        SmallFeed.write(world.directory.resolve("feeds"));
        Files.writeString(world.directory.resolve("kev.json"), SmallFeed.KEV);
    }

    @Test
    void updatesFromFeedsAndSaysWhatIsThereAndWhatIsNot() {
        Result result = world.run("database", "update", "--nvd-feed", "feeds", "--kev", "kev.json");
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.PASSED);
        assertThat(result.err()).contains("Importing CVEs").doesNotContain("\r", "\u001b");
        assertThat(result.out())
                .contains("were imported, but", "CVEs        1 (whole years: -)", "2026-11-20 00:00 UTC, 4 days ago")
                .contains("1 known exploited")
                .contains("no CVEs of these years: 2002, 2003")
                .contains("Run: sekisho database update --retirejs");
    }

    @Test
    void redrawsOneLineOnATerminal() {
        Result result = world.onATerminal().run("database", "update", "--nvd-feed", "feeds");
        assertThat(result.code()).isEqualTo(ExitCode.PASSED);
        assertThat(result.err()).endsWith("\r\u001b[K").doesNotContain("\n");
    }

    @Test
    void speaksJapanese() {
        assertThat(world.run("database", "update", "--nvd-feed", "feeds", "--language", "ja")
                        .out())
                .contains("脆弱性データを取り込みましたが", "CVE         1 件");
        assertThat(world.run("database", "status", "--language", "ja").out()).contains("見落とすもの");
        assertThat(world.run("database", "update", "--language", "ja").err()).contains("NVD_API_KEY", "取得元");
    }

    @Test
    void statusIsIncompleteWithoutADatabaseAndSaysWhatToDo() {
        Result result = world.run("database", "status");
        assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(result.out()).contains("would be incomplete", "There is no", "sekisho database update");
    }

    @Test
    void statusTellsMachinesTheSame() throws Exception {
        world.run("database", "update", "--nvd-feed", "feeds", "--kev", "kev.json");
        Result result = world.run("database", "status", "--json");
        assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
        JsonNode json = new ObjectMapper().readTree(result.out());
        assertThat(json.path("usable").asBoolean()).isFalse();
        assertThat(json.at("/database/cveCount").asInt()).isEqualTo(1);
        assertThat(json.at("/database/newestModified").asText()).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(json.at("/gaps/0/type").asText()).isEqualTo("database-partial");
        assertThat(json.at("/gaps/0/effect").asText()).isEqualTo("incomplete");
        assertThat(json.at("/gaps/1/type").asText()).isEqualTo("tool-note");
        assertThat(json.at("/gaps/1/effect").asText()).isEqualTo("noted");
        assertThat(json.path("kept")).hasSize(1);

        JsonNode none = new ObjectMapper()
                .readTree(new AdminWorld(root.resolve("other"))
                        .run("database", "status", "--json")
                        .out());
        assertThat(none.path("database").isNull()).isTrue();
        assertThat(none.at("/gaps/0/type").asText()).isEqualTo("database-missing");
    }

    @Test
    void aSnapshotTravelsWithItsSum() throws Exception {
        world.run("database", "update", "--nvd-feed", "feeds");
        Result exported = world.run("database", "export", "out/nvd.zip");
        assertThat(exported.code()).as(exported.err()).isEqualTo(ExitCode.PASSED);
        Matcher sum = Pattern.compile("--sha256 ([0-9a-f]{64})").matcher(exported.out());
        assertThat(sum.find()).isTrue();

        AdminWorld other = new AdminWorld(root.resolve("other"));
        String file = world.directory.resolve("out/nvd.zip").toString();
        Result wrong = other.run("database", "update", "--snapshot", file, "--sha256", "0".repeat(64));
        assertThat(wrong.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(wrong.err()).contains("does not have the SHA-256", "Compare with the sum");
        Result right = other.run("database", "update", "--snapshot", file, "--sha256", sum.group(1));
        assertThat(right.code()).as(right.err()).isEqualTo(ExitCode.PASSED);
        assertThat(right.out()).contains("CVEs        1 (whole years: -)");
    }

    @Test
    void goesBackToTheOneBefore() throws Exception {
        assertThat(world.run("database", "rollback").code()).isEqualTo(ExitCode.INCOMPLETE);
        world.run("database", "update", "--nvd-feed", "feeds");
        Files.write(world.directory.resolve("feeds/nvdcve-2015.json.gz"), SmallFeed.gzip(SmallFeed.json("2026-11-23")));
        world.at(Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
        world.run("database", "update", "--nvd-feed", "feeds");
        assertThat(world.run("database", "status").out()).contains("2026-11-23", "2 snapshots");
        Result back = world.run("database", "rollback");
        assertThat(back.code()).isEqualTo(ExitCode.PASSED);
        assertThat(back.out()).contains("in use again", "2026-11-20");
        Result further = world.run("database", "rollback");
        assertThat(further.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(further.err()).contains("no earlier", "sekisho database update");
    }

    @Test
    void catalogueAloneKeepsTheCves() {
        world.run("database", "update", "--nvd-feed", "feeds");
        Result result = world.run("database", "update", "--kev", "kev.json");
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.PASSED);
        assertThat(result.out()).contains("CVEs        1 ", "1 known exploited");
    }

    @Test
    void withoutASourceNothingIsFetchedAndTheChoicesAreNamed() {
        Result result = world.run("database", "update");
        assertThat(result.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("nothing was fetched", "--nvd-feed", "NVD_API_KEY", "--nvd-api", "--snapshot");
        assertThat(world.home.root().resolve("databases")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--nvd-feed feeds --snapshot x.zip,        --nvd-feed and --snapshot cannot",
        "--nvd-feed feeds --nvd-api,               --nvd-feed and --nvd-api cannot",
        "--snapshot x.zip --kev kev.json,          --snapshot and --kev cannot",
        "--nvd-feed feeds --sha256 00,             --sha256 belongs to a snapshot",
        "--snapshot kev.json --sha256 00,          64 hexadecimal digits",
        "--nvd-feed nowhere,                       There is no file or directory for --nvd-feed",
        "--nvd-feed feeds --kev nowhere.json,      There is no file or directory for --kev",
        "--nvd-feed ftp://example.org/,            begins with https://",
        "--nvd-api feeds,                          takes an address",
        "--offline --nvd-feed https://x.example/,  --offline forbids the address",
        "--offline --nvd-api,                      --offline forbids to ask",
        "--nvd-feed https://me:hush@x.example/,    SEKISHO_NVD_FEED",
        "--nvd-feed feeds --wait soon,             90s",
        "--nvd-key abc,                            --nvd-key",
        "--database-url jdbc:mysql://h/d --nvd-feed feeds, jdbc:postgresql"
    })
    void wrongUsageIsRefusedBeforeAnythingIsTried(String arguments, String said) {
        Result result = world.run(("database update " + arguments).split(" "));
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains(said).doesNotContain("hush");
        assertThat(world.home.root().resolve("databases")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://u:hush@h/d", "jdbc:postgresql://h/d?user=u&password=hush"})
    void aPasswordInTheConnectionStringIsRefusedAndNotRepeated(String url) {
        Result result = world.run("database", "status", "--database-url", url);
        assertThat(result.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains("SEKISHO_DATABASE_PASSWORD").doesNotContain("hush");
    }

    @Test
    void aBrokenFeedIsIncompleteAndLeavesWhatWasThere() throws Exception {
        world.run("database", "update", "--nvd-feed", "feeds");
        Files.write(world.directory.resolve("feeds/nvdcve-2015.json.gz"), new byte[] {1, 2, 3});
        Result result = world.run("database", "update", "--nvd-feed", "feeds");
        assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(result.err()).contains("nvdcve-2015.json.gz", "Nothing was changed", "Fetch");
        assertThat(world.run("database", "status").out()).contains("CVEs        1 (whole years: -)");
    }

    @Test
    void asharedServerHasNoSnapshotsToExport() {
        world.set("SEKISHO_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none");
        Result result = world.run("database", "export", "x.zip");
        assertThat(result.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err()).contains("local databases only");
        assertThat(world.run("database", "export", ".").err()).contains("is a directory");
    }

    @Test
    void theApisKeyComesFromTheEnvironmentAndIsNeverShown() throws Exception {
        List<String> keys = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("apiKey")));
            byte[] body = SmallFeed.json("2026-11-20").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String api = "http://127.0.0.1:" + server.getAddress().getPort() + "/cves/2.0";
            world.set("NVD_API_KEY", "hush").set("SEKISHO_NVD_API", api);
            Result result = world.run("database", "update", "--verbose");
            assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.PASSED);
            assertThat(keys).containsExactly("hush");
            assertThat(result.out() + result.err()).contains(api).doesNotContain("hush");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theParentCommandAndHelpShowExamples() {
        assertThat(world.run("database").code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(world.run("database", "update", "--help").out())
                .contains("Examples:", "--nvd-feed", "NVD_API_KEY", "Exit codes: 0 done");
    }
}
