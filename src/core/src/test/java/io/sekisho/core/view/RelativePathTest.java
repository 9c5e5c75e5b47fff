package io.sekisho.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.model.Location;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativePathTest {
    @ParameterizedTest
    @CsvSource({
        "src/A.java, src/A.java, src/A.java",
        "./a, a, a",
        "/.//a, a, a",
        "'', ., .",
        "./, ., .",
        ".github/a.yml, .github/a.yml, .github/a.yml",
        "a b/日本.java, a b/日本.java, a%20b/%E6%97%A5%E6%9C%AC.java",
        "http://x, http://x, http%3A//x",
        "a?b#c%, a?b#c%, a%3Fb%23c%25",
    })
    void isWhatARepositoryKnows(String said, String path, String uri) {
        assertThat(RelativePath.of(Location.file(said))).isEqualTo(path);
        assertThat(RelativePath.uri(Location.file(said))).isEqualTo(uri);
        assertThat(URI.create(uri).isAbsolute()).isFalse();
    }
}
