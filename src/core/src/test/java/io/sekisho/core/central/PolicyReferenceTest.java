package io.sekisho.core.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReferenceTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({
        "git:https://h/g/p.git@main,                        https://h/g/p.git,          policy.yml, main",
        "git:https://h/g/p.git//a/b.yml@v1.2,               https://h/g/p.git,          a/b.yml,    v1.2",
        "https://h/g/p.git@release/1,                       https://h/g/p.git,          policy.yml, release/1",
        "git:https://ci:tok@h/g/p@main,                     https://ci:tok@h/g/p,       policy.yml, main",
        "ssh://git@h/g/p.git//x.yml@v1,                     ssh://git@h/g/p.git,        x.yml,      v1",
        "git@h:g/p.git@v1,                                  git@h:g/p.git,              policy.yml, v1",
        "git:/srv/p.git//x.yml@v1,                          /srv/p.git,                 x.yml,      v1",
        "file:///srv/p.git@v1,                              file:///srv/p.git,          policy.yml, v1"
    })
    void readsRepositories(String source, String url, String file, String ref) throws Exception {
        PolicyPlace place = PolicyReference.of(source, HASH, null, "x").place();
        assertThat(place).isEqualTo(new PolicyPlace.Repository(url, file, ref));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git:https://h/g/p.git",
                "https://ci:tok@h/g/p.git",
                "git:ext::sh -c id@main",
                "git:--upload-pack=id@main",
                "git:https://h/p.git@--exec=id",
                "git:https://h/p.git@a..b",
                "git:https://h/p.git//../x.yml@main",
                "git:git@h:g/p.git",
                "git:relative/p.git@main"
            })
    void refusesWhatGitCouldTakeForSomethingElse(String source) {
        assertThatThrownBy(() -> PolicyReference.of(source, HASH, null, "x"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("central.git-form")
                .hasMessageNotContaining("tok@");
    }

    @Test
    void whatIsOutsideThisMachineMustBeVerifiable() throws Exception {
        for (String source : List.of("https://h/p.yml", "git:https://h/p.git@main", "git:/srv/p.git@main")) {
            assertThatThrownBy(() -> PolicyReference.of(source, null, null, "SEKISHO_POLICY"))
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("unpinned")
                    .hasMessageContaining("SEKISHO_POLICY");
        }
        assertThat(PolicyReference.of("/etc/p.yml", null, null, "x").isVerified())
                .isFalse();
        assertThatThrownBy(() -> PolicyReference.of("https://h/p.yml", "abc", null, "x"))
                .hasMessageContaining("sha256-form");
    }

    @Test
    void aFlagCannotTakeAwayWhatTheEnvironmentDemands() throws Exception {
        Map<String, String> environment = Map.of("SEKISHO_POLICY", "https://h/p.yml", "SEKISHO_POLICY_SHA256", HASH);
        assertThat(PolicyReference.of("mild.yml", null, null, environment, temp))
                .extracting(PolicyReference::source)
                .containsExactly("https://h/p.yml", "mild.yml");
        assertThat(PolicyReference.of(null, null, null, Map.of("SEKISHO_POLICY", " "), temp))
                .isEmpty();
        // In GitLab, protected variables are missing on branches that are not.
        assertThatThrownBy(() -> PolicyReference.of(null, null, null, Map.of("SEKISHO_POLICY_KEY", "x"), temp))
                .hasMessageContaining("SEKISHO_POLICY_KEY, SEKISHO_POLICY");
        assertThatThrownBy(() -> PolicyReference.of(null, HASH, null, environment, temp))
                .hasMessageContaining("--central-policy-sha256");
        assertThatThrownBy(() -> PolicyReference.of("https://a:hunter2@h/p.yml", HASH, null, Map.of(), temp))
                .hasMessageContaining("password-typed")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void takesKeysInEveryUsualForm() throws Exception {
        var key = SigningKey.generate().verifying();
        byte[] der = key.getEncoded();
        String framed = Base64.getEncoder().encodeToString(der);
        String raw = Base64.getEncoder().encodeToString(Arrays.copyOfRange(der, 12, 44));
        String pem = new String(SigningKey.pem(key), StandardCharsets.US_ASCII);
        Path file = Files.writeString(temp.resolve("key.pub"), pem);
        for (String form : List.of(framed, raw, pem, pem.replace("\n", "\r\n"), file.toString())) {
            assertThat(PolicyReference.of("p.yml", null, form, Map.of(), temp)
                            .get(0)
                            .keys()
                            .keys())
                    .containsExactly(key);
        }
        for (String wrong : List.of("", "nonsense", framed.substring(4), raw + raw)) {
            assertThatThrownBy(() -> PolicyReference.of("p.yml", null, wrong, "SEKISHO_POLICY_KEY"))
                    .isInstanceOf(PolicyException.class);
        }
        String secret = new String(SigningKey.generate().signing().pem(), StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> PolicyReference.of("p.yml", null, secret, "SEKISHO_POLICY_KEY"))
                .hasMessageContaining("key-private")
                .hasMessageNotContaining(secret.substring(40, 60));
    }
}
