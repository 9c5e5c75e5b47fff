package io.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.scan.RawFinding;
import io.sekisho.model.Kind;
import io.sekisho.model.Location;
import io.sekisho.model.Occurrence;
import io.sekisho.model.Remedy;
import io.sekisho.model.Rule;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Text;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStepsTest {
    @TempDir
    Path temp;

    /** A public key has not leaked, and nobody can revoke a build option. */
    @Test
    void whatIsNoCredentialIsNotAskedToBeRevoked() throws Exception {
        World world = new World(
                temp,
                new FakeScanner(
                        Kind.SECRET,
                        context -> FakeScanner.result(
                                FakeScanner.secret("src/A.java"),
                                open("sekisho-ssh-weak-public-key", "secret.remedy-public-key"),
                                open("sekisho-tls-curl", "secret.remedy-certificate"))));
        assertThat(world.run("scan").out())
                .contains(
                        "Revoke the leaked credential and take it out of the code: removes 1 finding",
                        "Repair sekisho-ssh-weak-public-key in one place: removes 1 finding",
                        "Repair sekisho-tls-curl in one place: removes 1 finding");
    }

    private static RawFinding open(String rule, String remedy) {
        return RawFinding.secret(
                List.of(rule),
                new Rule(rule, rule, null, List.of(326), null),
                null,
                Occurrence.at("secret", Location.line("id.pub", 1)),
                new SecretDetail(0, List.of()),
                new Remedy(Text.of(remedy), null, null));
    }
}
