package io.sekisho.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.text.Language;
import io.sekisho.core.writer.ReportBuilder;
import io.sekisho.model.Action;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Severity;
import org.junit.jupiter.api.Test;

class LeakedSecretsTest {
    private static final Finding FILE =
            ReportBuilder.secret("1", Severity.HIGH, ReportBuilder.at(Kind.SECRET, "a.env", 1));
    private static final Finding PAST = ReportBuilder.secret("2", Severity.HIGH, ReportBuilder.past("b.env", 1, 'a'));

    /** Nobody can take out of the code what is in no file any more, nor does that remove it. */
    @Test
    void whatIsOnlyInTheHistoryIsNotAskedToBeTakenOutOfTheCode() {
        assertThat(say(FILE))
                .isEqualTo("Revoke the leaked credential and take it out of the code: removes 1 finding (1 high)");
        assertThat(say(PAST))
                .startsWith("Revoke the leaked credentials (places: 1). They are only in the history")
                .doesNotContain("take it out", "removes");
        assertThat(say(FILE, PAST)).isEqualTo("""
                Revoke the leaked credentials (places: 2) and take those still in files out of the code: 1 finding (1 high). \
                Only in the history, to be revoked and then accepted by an approved exception: 1""");
    }

    private static String say(Finding... found) {
        ReportBuilder builder = ReportBuilder.complete();
        for (Finding one : found) {
            builder.add(one, Action.FAIL);
        }
        FirstSteps steps = new FirstSteps(Counting.of(builder.build()));
        return steps.say(steps.steps().get(0), Wording.in(Language.EN));
    }
}
