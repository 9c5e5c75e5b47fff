package io.sekisho.scanner.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The smallest version that fixes all. */
class FixTest {
    private static Affected excluding(String from, String end) {
        return new Affected(
                "CVE",
                version -> in(version, from) && PackageVersion.ORDER.compare(version, end) < 0,
                from.equals("0") ? null : from,
                end,
                null);
    }

    private static Affected including(String from, String end) {
        return new Affected(
                "CVE",
                version -> in(version, from) && PackageVersion.ORDER.compare(version, end) <= 0,
                from.equals("0") ? null : from,
                null,
                end);
    }

    private static boolean in(String version, String from) {
        return PackageVersion.ORDER.compare(version, from) >= 0;
    }

    private static Fix fix(String version, Affected... ranges) {
        List<Affected> all = Arrays.asList(ranges);
        return Fix.of(all, List.of(), List.of(version));
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
    }

    @Test
    void the_last_affected_version_alone_says_later_than() {
        assertThat(fix("1.8", including("1.0", "1.9"))).isEqualTo(new Fix(null, "1.9", null, List.of(), true));
        assertThat(fix("1.8", excluding("1.0", "1.9"), including("1.9", "1.11")).laterThan())
                .isEqualTo("1.11");
    }

    @Test
    void a_range_that_has_nothing_to_do_with_the_version_in_use_gives_no_advice() {
        Fix fix = fix("1.8", including("1.0", "1.9"), excluding("2.0", "2.0.4"));
        assertThat(fix).isEqualTo(new Fix(null, "1.9", "1.x", List.of("2.0.4"), true));
    }

    @Test
    void later_branches_that_are_affected_again_are_named_with_their_own_versions() {
        Fix fix = fix(
                "1.1.5",
                excluding("1.1.0", "5.2.5"),
                excluding("6.0.0", "6.2.4"),
                excluding("7.0.0", "7.5.11"),
                excluding("8.0.0", "8.21.0"));
        assertThat(fix).isEqualTo(new Fix("5.2.5", null, "5.x", List.of("6.2.4", "7.5.11", "8.21.0"), true));
    }

    @Test
    void a_later_branch_without_an_end_leaves_the_end_open_to_nobody() {
        Affected open = new Affected("CVE", version -> in(version, "7.0"), "7.0", null, null);
        assertThat(fix("1.0", excluding("0", "1.2"), excluding("3.0", "3.4"), open))
                .isEqualTo(new Fix("1.2", null, "1.x", List.of("3.4"), false));
        assertThat(fix("1.0", excluding("0", "1.2"), including("1.4", "1.6")))
                .isEqualTo(new Fix("1.2", null, "1.2.x", List.of(), false));
    }

    private static Affected single(String version) {
        return new Affected("CVE", other -> PackageVersion.ORDER.compare(other, version) == 0, version, null, version);
    }

    @Test
    void versions_named_one_by_one_are_a_range_within_their_major_version() {
        assertThat(fix("9.2.3", single("9.2.3"), single("9.2.8"), single("9.3.0-m0"), single("10.0"))
                        .laterThan())
                .isEqualTo("9.3.0-m0");
    }

    @Test
    void a_milestone_is_not_sent_to_a_branch_of_another_vulnerability() {
        Fix fix = fix("9.3.0.M1", single("9.3.0-m1"), excluding("9.4.0", "9.4.60"), excluding("12.0.0", "12.0.33"));
        assertThat(fix).isEqualTo(new Fix(null, "9.3.0.M1", "9.3.x", List.of("9.4.60", "12.0.33"), true));
    }

    @Test
    void the_qualifier_of_the_version_in_use_is_kept() {
        assertThat(fix("3.1.3.RELEASE", excluding("0", "3.1.4")).version()).isEqualTo("3.1.4.RELEASE");
        assertThat(fix("6.0.17.Final", excluding("0", "6.2.0")).version()).isEqualTo("6.2.0.Final");
        assertThat(fix("31.1-jre", excluding("0", "32.0.0")).version()).isEqualTo("32.0.0-jre");
        assertThat(fix("5.1.0.RELEASE", excluding("0", "5.3.18")).version()).isEqualTo("5.3.18");
        assertThat(fix("4.0-beta2", excluding("0", "4.1")).version()).isEqualTo("4.1");
        assertThat(fix("1.0.Final", excluding("0", "1.1.Beta1")).version()).isEqualTo("1.1.Beta1");
    }

    @Test
    void all_versions_in_use_are_fixed_by_one() {
        List<Affected> all = List.of(excluding("1.0", "5.2.5"), excluding("7.0.0", "7.5.11"));
        assertThat(Fix.of(all, List.of(), List.of("7.0.1", "1.1.5")).version()).isEqualTo("7.5.11");
    }

    @Test
    void nothing_is_promised_when_every_version_is_affected() {
        Affected everything = new Affected("CVE", version -> true, null, null, null);
        assertThat(fix("1.8", excluding("1.0", "1.9"), everything)).isEqualTo(Fix.NONE);
    }

    @Test
    void an_older_line_is_no_upgrade() {
        assertThat(fix("2.1", excluding("1.0", "1.7"), excluding("2.0", "2.3")).version())
                .isEqualTo("2.3");
    }
}
