package io.sekisho.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"0,0.0 s", "449,0.4 s", "59999,59.9 s", "60000,1 min 00 s", "245000,4 min 05 s", "3720000,1 h 02 min"})
    void areReadable(long millis, String text) {
        assertThat(Durations.of(millis)).isEqualTo(text);
    }
}
