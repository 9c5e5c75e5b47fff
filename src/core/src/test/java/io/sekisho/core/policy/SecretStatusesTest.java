package io.sekisho.core.policy;

import static io.sekisho.core.policy.Repo.KEY;
import static io.sekisho.core.policy.Repo.secret;
import static io.sekisho.core.policy.StatusSamples.at;
import static io.sekisho.core.policy.StatusSamples.compared;
import static io.sekisho.core.policy.StatusSamples.judge;
import static io.sekisho.core.policy.StatusSamples.reference;
import static io.sekisho.core.policy.StatusSamples.statuses;
import static io.sekisho.core.policy.StatusSamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.CommitRef;
import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.GoneFinding;
import io.sekisho.model.SecretDetail;
import io.sekisho.model.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A secret is known again by its value where there is a key, else by its place; it is fixed only where a scan reached. */
class SecretStatusesTest {
    @Test
    void aSecretIsKnownByItsValueWhereverItWent() {
        Repo before = keyed(Repo.of(KEY));
        assertThat(compared(before, keyed(Repo.of(KEY.at("other/place.yml")))))
                .isEqualTo(Map.of("secret other/place.yml", "existing"));
        Repo copied = keyed(Repo.of(KEY, KEY.at("other/place.yml")));
        assertThat(compared(before, copied)).containsEntry("secret other/place.yml", "new introduced [0]");
        Repo other = keyed(Repo.of(secret("other/place.yml", "v9")));
        assertThat(compared(before, other)).containsEntry("secret other/place.yml", "new introduced [0]");
    }

    @Test
    void aSecretWithoutKeyIsKnownByARenameOnly() {
        assertThat(compared(Repo.of(KEY), Repo.of(KEY).rename("config/app.yml", "etc/app.yml")))
                .isEqualTo(Map.of("secret etc/app.yml", "existing"));
        assertThat(compared(Repo.of(KEY), Repo.of(KEY.at("etc/app.yml"))))
                .isEqualTo(Map.of("secret etc/app.yml", "new introduced [0]"));
        Repo edited =
                Repo.of(KEY).rename("config/app.yml", "etc/app.yml").edit(any -> true, item -> item.touched(true));
        assertThat(compared(Repo.of(KEY), edited)).isEqualTo(Map.of("secret etc/app.yml", "new introduced [0]"));
    }

    @Test
    void aRenamePaysForOneSecretOnlyThoughTheOldPathStaysInHistory() {
        Repo after = Repo.of(KEY).rename("config/app.yml", "etc/app.yml").add(KEY.onlyInHistory());
        assertThat(compared(Repo.of(KEY), after))
                .isEqualTo(Map.of("secret config/app.yml", "existing", "secret etc/app.yml", "existing"));
    }

    @Test
    void whatOnlyTheHistoryHadIsNewInTheTree() {
        Repo before = keyed(Repo.of(KEY.onlyInHistory()));
        assertThat(compared(before, keyed(Repo.of(KEY)))).containsValue("new introduced [0]");
        assertThat(compared(before, keyed(Repo.of(KEY.at("b.yml"))))).containsValue("new introduced [0]");
        assertThat(compared(before, keyed(Repo.of(KEY.onlyInHistory(), KEY.onlyInHistory()))))
                .containsOnly(Map.entry("secret config/app.yml", "existing"));
    }

    @Test
    void keysAreRotatedByAScanWithBoth() {
        Facts before = keyed(Repo.of(KEY)).facts();
        Facts both = withKeys(keyed(Repo.of(KEY.at("b.yml"))).facts(), "k1:new:v1", "k1:id:v1");
        assertThat(statuses(reference(before), both)).containsEntry("secret b.yml", "existing");
        Facts after = withKeys(keyed(Repo.of(KEY.at("c.yml"))).facts(), "k1:new:v1");
        assertThat(statuses(reference(both), after)).containsEntry("secret c.yml", "existing");
        assertThat(statuses(reference(before), after)).containsEntry("secret c.yml", "new introduced [0]");
    }

    /** Without git no fingerprint tells one value in a line from the next; a key does. */
    @Test
    void aValueThatTakesAnothersPlaceIsAnotherSecret() {
        Repo before = keyed(Repo.of(secret("config/app.yml", "v1")));
        Repo after = keyed(Repo.of(secret("config/app.yml", "v2")));
        assertThat(compared(before, after)).containsEntry("secret config/app.yml", "new introduced [0]");
        assertThat(compared(before, keyed(Repo.of(secret("config/app.yml", "v1")))))
                .containsValue("existing");
        assertThat(compared(Repo.of(secret("config/app.yml", "v1")), after)).containsValue("existing");
        Facts otherKey = withKeys(after.facts(), "k1:other:v2");
        assertThat(statuses(reference(before.facts()), otherKey)).containsValue("existing");
        Repo moved = keyed(Repo.of(secret("config/app.yml", "v2"), secret("etc/app.yml", "v1")));
        assertThat(compared(before, moved))
                .isEqualTo(Map.of("secret config/app.yml", "new introduced [0]", "secret etc/app.yml", "existing"));
    }

    @Test
    void aCommittedSecretStaysInTheHistoryThatAScanOfTheTreeDoesNotSee() {
        Repo now = Repo.of();
        now.scope = "tree";
        CommitRef commit = new CommitRef("0".repeat(40), Repo.noon(Samples.TODAY));
        Facts committed = with(Repo.of(KEY).facts(), finding -> at(finding, null, commit));
        assertThat(judge(reference(committed), now.facts()).gone())
                .extracting(GoneFinding::status)
                .containsExactly(Status.NOT_SEEN);
    }

    @ParameterizedTest
    @CsvSource({
        // scope now, was it in the tree
        "history, true,  FIXED",
        "history, false, FIXED",
        "tree,    true,  FIXED",
        "tree,    false, NOT_SEEN",
        "range,   true,  NOT_SEEN",
        "staged,  false, NOT_SEEN",
    })
    void aSecretIsFixedOnlyWhereTheScanReached(String scope, boolean inTree, Status expected) {
        Repo now = Repo.of();
        now.scope = scope;
        Repo before = Repo.of(inTree ? KEY : KEY.onlyInHistory());
        assertThat(judge(reference(before.facts()), now.facts()).gone())
                .extracting(GoneFinding::status)
                .containsExactly(expected);
        Repo found = Repo.of(inTree ? KEY : KEY.onlyInHistory());
        assertThat(statuses(reference(now.facts()), found.facts()))
                .containsValue(expected == Status.FIXED ? "new introduced [0]" : "unknown");
    }

    private static Repo keyed(Repo repo) {
        repo.keyed = true;
        return repo;
    }

    private static Facts withKeys(Facts facts, String... keys) {
        Finding it = facts.findings().get(0);
        return new Facts(
                "t",
                facts.startedAt(),
                1,
                facts.project(),
                List.of(new Finding(
                        it.kind(),
                        it.fingerprint(),
                        it.severity(),
                        null,
                        it.rule(),
                        null,
                        null,
                        new SecretDetail(4, List.of(keys)),
                        null,
                        null,
                        null,
                        it.occurrences())),
                List.of(),
                facts.coverage());
    }
}
