package io.sekisho.core.writer.vex;

import io.sekisho.model.Facts;
import io.sekisho.model.Finding;
import io.sekisho.model.Kind;
import io.sekisho.model.Report;
import io.sekisho.model.SuppressedOccurrence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What a report and its suppressions say of the vulnerabilities in it.
 *
 * @param all by vulnerability and package
 * @param others findings of other kinds that are suppressed: VEX does not know them
 */
public record Claims(List<Claim> all, int others) {
    private static final Comparator<Claim> ORDER =
            Comparator.comparing(Claim::vulnerability).thenComparing(Claim::packageUrl);

    public Claims {
        all = List.copyOf(all);
    }

    /** As the report's own judgement has it. */
    public static Claims of(Report report) {
        return of(
                report.facts(),
                index -> report.judgement().findings().get(index).suppressed());
    }

    /** @param said by a finding's position, what is suppressed in it; of two for the same place the later counts */
    public static Claims of(Facts facts, IntFunction<List<SuppressedOccurrence>> said) {
        ClaimMaker maker = new ClaimMaker();
        List<Claim> all = new ArrayList<>();
        int others = 0;
        for (int i = 0; i < facts.findings().size(); i++) {
            Finding finding = facts.findings().get(i);
            List<SuppressedOccurrence> suppressed = said.apply(i);
            if (finding.kind() == Kind.DEPENDENCY && finding.vulnerability() != null) {
                all.addAll(maker.of(finding, suppressed));
            } else if (!suppressed.isEmpty()) {
                others++;
            }
        }
        return new Claims(all.stream().sorted(ORDER).distinct().toList(), others);
    }
}
