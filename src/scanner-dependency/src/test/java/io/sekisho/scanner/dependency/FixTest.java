package io.sekisho.scanner.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The smallest version that fixes all. */
class RemediesTest {
    private static Affected excluding(String from, String end) {
        return new Affected(
                "CVE", version -> in(version, from) && PackageVersion.ORDER.compare(version, end) < 0, end, null);
    }

    private static Affected including(String from, String end) {
        return new Affected(
                "CVE", version -> in(version, from) && PackageVersion.ORDER.compare(version, end) <= 0, null, end);
    }

    private static boolean in(String version, String from) {
        return PackageVersion.ORDER.compare(version, from) >= 0;
    }

    private static Remedies.Fix fix(String version, Affected... ranges) {
        List<Affected> all = Arrays.asList(ranges);
        return Remedies.smallest(all, version);
    }

    @Test
    void one_range_ends_where_it_says() {
        assertThat(fix("2.14.1", excluding("2.13", "2.15.0")).version()).isEqualTo("2.15.0");
    }

    @Test
    void all_findings_are_fixed_not_just_the_first() {
        assertThat(fix("1.0", excluding("0", "1.2"), excluding("0", "1.10"), excluding("0", "1.9"))
                        .version())
                .isEqualTo("1.10");
    }

    @Test
    void a_fix_that_has_another_flaw_is_none() {
        assertThat(fix("1.0", excluding("0", "1.5"), excluding("1.4", "1.9")).version())
                .isEqualTo("1.9");
    }

    @Test
    void the_same_major_version_comes_first_even_if_another_is_smaller_to_reach() {
        assertThat(fix("2.1", excluding("2.0", "2.9"), excluding("3.0", "3.1")).version())
                .isEqualTo("2.9");
    }

    @Test
    void the_next_major_version_when_this_one_is_lost() {
        assertThat(fix("1.8", excluding("0", "2.0.1"), excluding("2.5", "2.6")).version())
                .isEqualTo("2.0.1");
        assertThat(fix("1.8", including("1.0", "1.9"), excluding("2.0", "2.0.4"))
                        .version())
                .isEqualTo("2.0.4");
    }

    @Test
    void the_last_affected_version_alone_says_later_than() {
        assertThat(fix("1.8", including("1.0", "1.9"))).isEqualTo(new Remedies.Fix(null, "1.9"));
        assertThat(fix("1.8", excluding("1.0", "1.9"), including("1.9", "1.11")))
                .isEqualTo(new Remedies.Fix(null, "1.11"));
    }

    @Test
    void nothing_is_promised_when_every_version_is_affected() {
        Affected everything = new Affected("CVE", version -> true, null, null);
        assertThat(fix("1.8", excluding("1.0", "1.9"), everything)).isEqualTo(new Remedies.Fix(null, null));
    }

    @Test
    void an_older_line_is_no_upgrade() {
        assertThat(fix("2.1", excluding("1.0", "1.7"), excluding("2.0", "2.3")).version())
                .isEqualTo("2.3");
    }
}
