package io.sekisho.scanner.dependency;

import static io.sekisho.scanner.dependency.Lab.gaps;
import static io.sekisho.scanner.dependency.Lab.jar;
import static io.sekisho.scanner.dependency.Lab.of;
import static io.sekisho.scanner.dependency.Lab.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.GapType;
import io.sekisho.model.ScannerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Archives that an attacker or a broken build made: said, survived, and no reason not to see the others. */
@Timeout(60)
class HostileArchivesTest {
    @TempDir
    static Path shared;

    private static SekishoHome home;

    @TempDir
    Path temp;

    private Path project;

    @BeforeAll
    static void database() throws Exception {
        home = Lab.database(shared, false, Lab.ROCKETLIB);
    }

    @BeforeEach
    void project() throws Exception {
        project = Files.createDirectories(temp.resolve("project")).toRealPath();
        write(project.resolve("lib/rocketlib-1.2.jar"), jar("rocketlib", "1.2"));
    }

    private ScanResult scan() throws Exception {
        ScanResult result = Lab.scan(home, temp, project);
        assertThat(of(result, "CVE-2026-1001")).isNotEmpty();
        assertThat(result.state()).isEqualTo(ScannerState.COMPLETED);
        return result;
    }

    @Test
    void a_cut_off_jar_and_a_text_that_calls_itself_one_are_unreadable() throws Exception {
        byte[] whole = jar("gizmokit", "4.0");
        write(project.resolve("lib/cut-1.jar"), Arrays.copyOf(whole, whole.length / 2));
        write(project.resolve("lib/text.jar"), "not a jar");
        assertThat(gaps(scan(), GapType.UNREADABLE_FILE))
                .anySatisfy(gap -> assertThat(gap.paths()).containsExactly("lib/cut-1.jar", "lib/text.jar"));
    }

    @Test
    void a_bomb_is_not_unpacked() throws Exception {
        Lab.bomb(project.resolve("lib/bomb.jar"), "big.zip", 200L << 20);
        Lab.bomb(project.resolve("lib/scripts.jar"), "big.js", 200L << 20);
        assertThat(gaps(scan(), GapType.SKIPPED_FILE))
                .singleElement()
                .satisfies(gap ->
                        assertThat(gap.paths()).containsExactly("lib/bomb.jar!/big.zip", "lib/scripts.jar!/big.js"));
    }

    @Test
    void a_manifest_that_would_fill_the_memory_is_not_read() throws Exception {
        Lab.bomb(project.resolve("lib/manifest.jar"), "META-INF/MANIFEST.MF", 300L << 20);
        assertThat(gaps(scan(), GapType.SKIPPED_FILE))
                .singleElement()
                .satisfies(gap -> assertThat(gap.paths()).containsExactly("lib/manifest.jar!/META-INF/MANIFEST.MF"));
    }

    @Test
    void the_disk_is_not_filled_by_many_small_ones() throws Exception {
        Map<String, byte[]> many = new java.util.TreeMap<>();
        for (int i = 0; i < 20; i++) {
            byte[] noise = new byte[1 << 20];
            new java.util.Random(i).nextBytes(noise);
            many.put("lib/" + i + ".zip", noise);
        }
        write(project.resolve("lib/many.war"), Lab.zip(many));
        UnpackLimits small = new UnpackLimits(5 << 20, 2 << 20, 200, 16 << 20, 3);
        ScanResult result = Lab.scan(new DependencyScanner(Lab.settings(home), small), temp, project);
        assertThat(gaps(result, GapType.SKIPPED_FILE))
                .singleElement()
                .satisfies(gap -> assertThat(gap.count()).isGreaterThanOrEqualTo(15));
    }

    @Test
    void what_lies_too_deep_is_said() throws Exception {
        byte[] inner = jar("gizmokit", "4.0");
        for (int i = 0; i < 5; i++) {
            inner = Lab.zip(Map.of("x" + i + ".jar", inner));
        }
        write(project.resolve("lib/russian.jar"), inner);
        assertThat(gaps(scan(), GapType.SKIPPED_FILE))
                .singleElement()
                .satisfies(gap ->
                        assertThat(gap.paths()).containsExactly("lib/russian.jar!/x4.jar!/x3.jar!/x2.jar!/x1.jar"));
    }

    @Test
    void an_entry_that_would_lie_elsewhere_is_skipped_and_the_rest_is_read() throws Exception {
        write(
                project.resolve("lib/slip.war"),
                Lab.zip(Map.of(
                        "../../../evil.jar",
                        jar("gizmokit", "4.0"),
                        "WEB-INF/lib/gizmokit-4.0.jar",
                        jar("gizmokit", "4.0"))));
        ScanResult result = scan();
        assertThat(gaps(result, GapType.SKIPPED_FILE))
                .singleElement()
                .satisfies(gap -> assertThat(gap.paths()).containsExactly("lib/slip.war!/../../../evil.jar"));
        assertThat(of(result, "CVE-2026-3001"))
                .singleElement()
                .satisfies(raw -> assertThat(raw.occurrence().artifact())
                        .isEqualTo("lib/slip.war!/WEB-INF/lib/gizmokit-4.0.jar"));
    }
}
