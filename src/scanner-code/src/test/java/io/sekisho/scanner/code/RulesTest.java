package io.sekisho.scanner.code;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.BugPattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Object deserialization is used in {1}|Object deserialization is used",
                "Call of {0}, which is unsafe|Call",
                "{1} is bad|TYPE",
                "A plain {name} in braces|A plain {name} in braces"
            })
    void aRulesNameHoldsNothingThatWasToBeFilledIn(String description, String name) {
        BugPattern pattern = new BugPattern("TYPE", "T", "SECURITY", false, description, description, "", null, 0);
        assertThat(new Rules().of(pattern).name()).isEqualTo(name);
    }
}
