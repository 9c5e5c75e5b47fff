package io.sekisho.core.policy;

import static io.sekisho.core.policy.Repo.KEY;
import static io.sekisho.core.policy.Repo.LIB;
import static io.sekisho.core.policy.Repo.SQL;
import static io.sekisho.core.policy.Repo.flaw;

import io.sekisho.core.policy.Repo.Item;
import io.sekisho.model.Action;
import io.sekisho.model.FindingJudgement;
import io.sekisho.model.Judgement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A repository whose findings a baseline accepts. All is critical, and what is not accepted fails. */
abstract class Onboarded {
    static final Item EXEC = flaw("src/A.java", "A", "exec(cmd)");

    final Scans scans = new Scans();

    @BeforeEach
    void onboard() {
        scans.scan(Repo.of(KEY, SQL, LIB));
        scans.accept();
    }

    List<String> failing(Judgement judgement) {
        return judgement.findings().stream()
                .filter(judged -> judged.action() == Action.FAIL)
                .map(FindingJudgement::fingerprint)
                .map(this::name)
                .toList();
    }

    private String name(String fingerprint) {
        return scans.report == null ? fingerprint : names().getOrDefault(fingerprint, fingerprint);
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        scans.report.facts().findings().forEach(finding -> names.put(finding.fingerprint(), Scans.name(finding)));
        return names;
    }
}
