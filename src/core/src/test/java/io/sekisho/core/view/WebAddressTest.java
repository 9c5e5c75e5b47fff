package io.sekisho.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/a?b=c#d", "HTTP://example.org"})
    void isALink(String address) {
        assertThat(WebAddress.of(address)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "//example.org",
                "https:x",
                "https://a b",
                "ftp://a",
                ""
            })
    void isNone(String address) {
        assertThat(WebAddress.of(address)).isEmpty();
    }
}
