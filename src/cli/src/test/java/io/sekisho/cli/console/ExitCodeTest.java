package io.sekisho.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    @Test
    void theNumbersAreAPromise() {
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void theGravestForTheUserWins() {
        Comparator<ExitCode> gravity = (one, other) -> one == other ? 0 : ExitCode.gravest(one, other) == one ? 1 : -1;
        assertThat(Arrays.stream(ExitCode.values()).sorted(gravity.reversed()).map(ExitCode::number))
                .containsExactly(4, 2, 1, 3, 0);
    }
}
