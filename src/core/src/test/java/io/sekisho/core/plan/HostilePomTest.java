package io.sekisho.core.plan;

import static io.sekisho.core.plan.Sample.dependencies;
import static io.sekisho.core.plan.Sample.dependency;
import static io.sekisho.core.plan.Sample.gaps;
import static io.sekisho.core.plan.Sample.purls;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.GapType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A scanned project's poms are written by someone who may want to read our files, or to stop us. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostilePomTest {
    private static final String HEAD = "<modelVersion>4.0.0</modelVersion><groupId>g</groupId><version>1</version>";

    @TempDir
    Path temp;

    private Sample sample;

    @BeforeEach
    void project() throws Exception {
        sample = new Sample(temp);
    }

    @Test
    void externalEntityIsNotRead() throws Exception {
        Path secret = temp.resolve("secret.txt");
        Files.writeString(secret, "topsecret");
        sample.file(
                "pom.xml",
                "<!DOCTYPE project [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n<project>" + HEAD
                        + "<artifactId>a</artifactId>" + dependencies(dependency("lib", "&x;")) + "</project>");
        assertThat(sample.plan().toString()).doesNotContain("topsecret");
    }

    @Test
    void entityBombIsNotExpanded() throws Exception {
        StringBuilder entities = new StringBuilder("<!ENTITY e0 \"lol\">");
        for (int i = 1; i < 40; i++) {
            entities.append("<!ENTITY e" + i + " \"" + ("&e" + (i - 1) + ";").repeat(10) + "\">");
        }
        sample.file(
                "pom.xml",
                "<!DOCTYPE project [" + entities + "]>\n<project>" + HEAD + "<artifactId>&e39;</artifactId></project>");
        assertThat(gaps(sample.plan(), GapType.DEPENDENCIES_UNRESOLVED)).hasSize(1);
    }

    @Test
    void propertiesThatMultiplyAreNotExpanded() throws Exception {
        StringBuilder properties = new StringBuilder("<p0>lollollollol</p0>");
        for (int i = 1; i < 40; i++) {
            properties.append("<p" + i + '>' + ("${p" + (i - 1) + '}').repeat(10) + "</p" + i + '>');
        }
        sample.pom("", "a", "<properties>" + properties + "</properties>", dependencies(dependency("lib", "${p39}")));
        assertThat(gaps(sample.plan(), GapType.DEPENDENCIES_UNRESOLVED))
                .singleElement()
                .satisfies(gap -> assertThat(gap.message().arguments().get(1)).contains("beyond reason"));
    }

    @Test
    void circlesOfPropertiesParentsAndModulesEnd() throws Exception {
        sample.file(
                        "pom.xml",
                        "<project>" + HEAD + "<artifactId>a</artifactId><packaging>pom</packaging>"
                                + "<properties><x>${y}</x><y>${x}</y></properties>"
                                + "<modules><module>.</module><module>b</module></modules></project>")
                .file(
                        "b/pom.xml",
                        "<project>" + HEAD + "<parent><groupId>g</groupId><artifactId>b</artifactId>"
                                + "<version>1</version><relativePath>.</relativePath></parent>"
                                + "<artifactId>b</artifactId><packaging>pom</packaging>"
                                + "<modules><module>..</module></modules></project>");
        sample.plan();
    }

    @Test
    void modulesAndParentsOutsideTheProjectAreNotRead() throws Exception {
        Sample.write(
                temp.resolve("outside/pom.xml"),
                "<project>" + HEAD + "<artifactId>outside</artifactId><packaging>pom</packaging>"
                        + dependencies(dependency("fromoutside", "1")) + "</project>");
        sample.file(
                "pom.xml",
                "<project><modelVersion>4.0.0</modelVersion><parent><groupId>g</groupId>"
                        + "<artifactId>outside</artifactId><version>1</version>"
                        + "<relativePath>../outside</relativePath></parent><artifactId>a</artifactId>"
                        + "<packaging>pom</packaging><modules><module>../outside</module></modules></project>");
        ScanPlan plan = sample.plan();
        assertThat(purls(plan)).isEmpty();
        assertThat(gaps(plan, GapType.PATH_OUTSIDE)).hasSize(1);
        assertThat(gaps(plan, GapType.DEPENDENCIES_UNRESOLVED)).hasSize(1);
    }

    @Test
    void environmentIsNotInterpolatedIntoTheReport() throws Exception {
        String path = System.getenv("PATH");
        sample.pom("", "a", dependencies(dependency("lib", "${env.PATH}")));
        assertThat(path).isNotBlank();
        assertThat(sample.plan().toString()).doesNotContain(path);
    }

    @Test
    void systemDependencyOutsideTheProjectIsNotAFileToScan() throws Exception {
        Path other = temp.resolve("other.jar");
        Files.writeString(other, "x");
        sample.pom(
                "",
                "a",
                dependencies(dependency("sys", "1", "<scope>system</scope><systemPath>" + other + "</systemPath>")));
        assertThat(sample.plan().dependencies())
                .singleElement()
                .satisfies(dependency -> assertThat(dependency.file()).isNull());
    }

    @Test
    void coordinatesCannotLeadOutOfTheLocalRepository() throws Exception {
        Files.writeString(temp.resolve("evil-1.jar"), "x");
        sample.file(
                "pom.xml",
                "<project>" + HEAD + "<artifactId>a</artifactId><dependencies><dependency><groupId>g</groupId>"
                        + "<artifactId>../../evil</artifactId><version>1/../..</version></dependency></dependencies>"
                        + "</project>");
        assertThat(sample.plan().dependencies())
                .allSatisfy(dependency -> assertThat(dependency.file()).isNull());
    }

    @Test
    void hugeDeepAndBrokenPomsAreGaps() throws Exception {
        sample.file("huge/pom.xml", "<project>" + " ".repeat(2 << 20) + "</project>")
                .file("deep/pom.xml", "<project><build><plugins><plugin><configuration>" + "<a>".repeat(100_000))
                .file("broken/pom.xml", "<project><artif")
                .file("binary/pom.xml", "\0\1\2")
                .file("empty/pom.xml", "");
        assertThat(gaps(sample.plan(), GapType.DEPENDENCIES_UNRESOLVED)).hasSize(5);
    }

    @Test
    void commandsInMessagesCannotBeExtendedByDirectoryNames() throws Exception {
        sample.pom("a;touch x", "a", dependencies(dependency("absent", "1")));
        assertThat(gaps(sample.plan(), GapType.DEPENDENCIES_UNRESOLVED))
                .singleElement()
                .satisfies(gap -> assertThat(gap.nextStep().arguments().get(0))
                        .isEqualTo("mvn -f 'a;touch x/pom.xml' dependency:go-offline"));
    }
}
