package io.sekisho.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.doctor.Check.Level;
import io.sekisho.core.config.Settings;
import io.sekisho.core.config.SettingsReader;
import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.model.Text;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Machines that a test cannot be run on: little memory, odd encodings, nowhere to write. */
class ExaminationTest {
    private static final long MEGABYTE = 1L << 20;

    @TempDir
    Path root;

    @Test
    void littleMemoryIsMissingAndSaysHowToGetMore() throws Exception {
        Check check = new JavaExamination().of(place(jvm(128, "UTF-8"), root)).get(0);
        assertThat(check.level()).isEqualTo(Level.MISSING);
        assertThat(check.nextStep().code()).isEqualTo("admin.java-memory-step");
        assertThat(new JavaExamination()
                        .of(place(jvm(256, "UTF-8"), root))
                        .get(0)
                        .level())
                .isEqualTo(Level.NOTE);
        assertThat(new JavaExamination().of(place(jvm(512, "UTF-8"), root))).allMatch(c -> c.level() == Level.OK);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anEncodingThatCannotNameFilesIsNoted() throws Exception {
        for (String encoding : new String[] {"ANSI_X3.4-1968", "ISO-8859-1", "none at all", null}) {
            List<Check> checks = new JavaExamination().of(place(jvm(512, encoding), root));
            assertThat(checks.get(checks.size() - 1).level()).as(encoding).isEqualTo(Level.NOTE);
        }
    }

    @Test
    void optionsOfOthersAreNamedWithoutTheirValues() throws Exception {
        assertThat(Jvm.current().options()).noneMatch(option -> option.contains("="));
        Jvm jvm = new Jvm("17", 512 * MEGABYTE, "UTF-8", root, List.of("-Dhttps.proxyPassword"), null);
        assertThat(new JavaExamination().of(place(jvm, root)))
                .anyMatch(check -> check.text().code().equals("admin.java-options")
                        && check.text().arguments().contains("-Dhttps.proxyPassword"));
    }

    @Test
    void aHomeThatCannotBeWrittenIsNotedAndATemporaryDirectoryToo() throws Exception {
        Path file = Files.createFile(root.resolve("file"));
        List<Check> home = new DiskExamination().of(place(jvm(512, "UTF-8"), file.resolve("home")));
        assertThat(home).anyMatch(check -> check.text().code().equals("admin.home-unwritable"));
        assertThat(home).noneMatch(check -> check.level() == Level.MISSING);

        Jvm nowhere = new Jvm("17", 512 * MEGABYTE, "UTF-8", file.resolve("tmp"), List.of(), null);
        assertThat(new DiskExamination().of(place(nowhere, file.resolve("home"))))
                .anyMatch(check ->
                        check.level() == Level.MISSING && check.text().code().equals("admin.temporary"));
        assertThat(new DiskExamination().of(place(jvm(512, "UTF-8"), root.resolve("not/yet/there"))))
                .noneMatch(check -> check.text().code().endsWith("unwritable"));
        assertThat(root.resolve("not")).doesNotExist();
    }

    @Test
    void aGoodGitleaksIsShownWithThoseThatWerePassedOver() throws Exception {
        SecretTool tool = new SecretTool() {
            @Override
            public Optional<Found> find(Place place) {
                Text text = Text.of("admin.gitleaks-by-path", "8.30.1", "/bin/gitleaks");
                return Optional.of(new Found(Path.of("/bin/gitleaks"), text, List.of(Text.of("admin.not-needed"))));
            }

            @Override
            public void prove(Place place, Found found) {}

            @Override
            public String downloadedVersion(Place place) {
                return "8.30.1";
            }
        };
        GitleaksExamination examination = new GitleaksExamination(tool);
        assertThat(examination.of(place(jvm(512, "UTF-8"), root)))
                .extracting(Check::level)
                .containsExactly(Level.OK, Level.NOTE);
        assertThat(examination.isFetched()).isFalse();
    }

    @Test
    void aProxyOfTheJvmIsShown() throws Exception {
        Jvm jvm = new Jvm("17", 512 * MEGABYTE, "UTF-8", root, List.of(), "proxy:3128");
        assertThat(new NetworkExamination(true).of(place(jvm, root)))
                .extracting(check -> check.text().code())
                .containsExactly("admin.network-gitleaks", "admin.network-proxy");
    }

    private Jvm jvm(long megabytes, String fileNames) {
        return new Jvm("17", megabytes * MEGABYTE, fileNames, root, List.of(), null);
    }

    private Place place(Jvm jvm, Path home) throws Exception {
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream());
        CliContext context =
                new CliContext(Map.of(), root, new SekishoHome(home), nobody, nobody, Clock.systemUTC(), false);
        Settings settings = SettingsReader.read(TrustedFiles.NONE);
        return new Place(context, jvm, root, settings, false, null, null);
    }
}
