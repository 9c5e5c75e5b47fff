package io.sekisho.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void timesAreSaidAsPeopleReadThem() {
        Instant at = Instant.parse("2026-08-22T23:16:54.447123456Z");
        assertThat(Names.ofTime(at)).isEqualTo("2026-08-22 23:16:54 UTC");
    }
}
