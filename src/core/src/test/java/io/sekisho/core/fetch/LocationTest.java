package io.sekisho.core.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {
    @ParameterizedTest
    @CsvSource({
        "https://ci:hunter2@host/p?a=1#x,                       https://host/p",
        "https://ci:hun@ter2@host/p,                            https://host/p",
        "https://hunter2@host/p,                                https://host/p",
        "HTTPS://host/p?private_token=hunter2,                  HTTPS://host/p",
        "git:https://oauth2:hunter2@host/g/p.git//f.yml@v1,     git:https://host/g/p.git//f.yml@v1",
        "https://host/g/p.git@v1,                               https://host/g/p.git@v1",
        "git@host:g/p.git@v1,                                   git@host:g/p.git@v1",
        "/srv/policy.yml,                                       /srv/policy.yml",
        "https://[::1]:80/p,                                    https://[::1]:80/p"
    })
    void showsNoCredential(String location, String shown) {
        assertThat(Location.display(location)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ci:hunter/2@host/p",
                "git:https://ci:hunter?2@host/p.git@v1",
                "http://ci:hunter#2@host/p"
            })
    void showsNothingOfAPasswordThatMakesTheAddressUnreadable(String location) {
        assertThat(Location.display(location)).doesNotContain("hunter").endsWith("//…");
    }

    @Test
    void aSourceStaysTheSameWhateverItsToken() {
        assertThat(Location.identity("https://a:b@host/p?ref=main&private_token=1"))
                .isEqualTo(Location.identity("https://host/p?private_token=2&ref=main"))
                .isNotEqualTo(Location.identity("https://host/p?private_token=2&ref=next"));
    }

    @Test
    void readsWhoIsAsking() {
        assertThat(Location.userInfo("https://ci:a%40b+c@host/p")).hasValue("ci:a@b+c");
        assertThat(Location.userInfo("https://host/p@v1")).isEmpty();
        assertThat(Location.hasPassword("https://ci@host/p")).isFalse();
        assertThat(Location.hasPassword("git:https://ci:x@host/p.git@v1")).isTrue();
        assertThat(Location.withoutUser("https://ci:x@host/p")).isEqualTo("https://host/p");
    }

    @Test
    void takesPathsAndFileAddresses() {
        Path here = Path.of("/here");
        assertThat(Location.path("a/../b", here)).hasValue(Path.of("/here/b"));
        assertThat(Location.path("file:///x", here)).hasValue(Path.of("/x"));
        assertThat(Location.path("file://host/x", here)).isEmpty();
    }
}
