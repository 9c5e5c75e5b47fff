package io.sekisho.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageCachesTest {
    @TempDir
    Path home;

    @Test
    void localRepositoryIsFoundAsMavenFindsIt() {
        assertThat(PackageCaches.of(Map.of(), home, null))
                .isEqualTo(new PackageCaches(home.resolve(".m2/repository"), home.resolve(".gradle")));
        Sample.write(
                home.resolve(".m2/settings.xml"),
                "<settings xmlns='x'><profiles><localRepository>/wrong</localRepository></profiles>"
                        + "<localRepository>${user.home}/own</localRepository></settings>");
        assertThat(PackageCaches.of(Map.of(), home, null).maven()).isEqualTo(home.resolve("own"));
        Map<String, String> environment =
                Map.of("MAVEN_OPTS", "-Xmx1g -Dmaven.repo.local=/ci/.m2 -Da=b", "GRADLE_USER_HOME", "/ci/gradle");
        assertThat(PackageCaches.of(environment, home, null))
                .isEqualTo(new PackageCaches(Path.of("/ci/.m2"), Path.of("/ci/gradle")));
        assertThat(PackageCaches.of(environment, home, "/flag").maven()).isEqualTo(Path.of("/flag"));
    }

    @Test
    void settingsWithAnEntityAreNotExpanded() {
        Sample.write(
                home.resolve(".m2/settings.xml"),
                "<!DOCTYPE s [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
                        + "<settings><localRepository>/x&e;</localRepository></settings>");
        assertThat(PackageCaches.of(Map.of(), home, null).maven()).isEqualTo(home.resolve(".m2/repository"));
    }
}
