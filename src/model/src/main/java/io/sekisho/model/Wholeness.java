package io.sekisho.model;

import java.util.List;
import java.util.Map;

/** What a report must hold to be used, beyond what each of its records demands: somebody may have edited it. */
final class Wholeness {
    private Wholeness() {}

    /** @return the first field that is missing or points nowhere, e.g. {@code facts.project.scope}; null when all is well */
    static String firstFlaw(Report report) {
        if (report.facts().project().scope() == null) {
            return "facts.project.scope";
        }
        String flaw = runs(report.facts().coverage().scanners());
        flaw = flaw == null ? findings(report.facts().findings()) : flaw;
        return flaw == null ? judgement(report) : flaw;
    }

    private static String runs(List<ScannerRun> runs) {
        for (int i = 0; i < runs.size(); i++) {
            String place = "facts.coverage.scanners[" + i + "]";
            String flaw = nothing(place + ".properties", runs.get(i).properties());
            flaw = flaw == null ? nothing(place + ".inputs", runs.get(i).inputs()) : flaw;
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
    }

    private static String findings(List<Finding> findings) {
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            Object detail = switch (finding.kind()) {
                case DEPENDENCY -> finding.vulnerability();
                case SECRET -> finding.secret();
                case CODE -> finding.code();
                case EXTERNAL -> finding.external();
            };
            if (detail == null) {
                String name = finding.kind() == Kind.DEPENDENCY
                        ? "vulnerability"
                        : finding.kind().key();
                return "facts.findings[" + i + "]." + name;
            }
        }
        return null;
    }

    private static String judgement(Report report) {
        Judgement judgement = report.judgement();
        List<Finding> findings = report.facts().findings();
        for (int i = 0; i < Math.min(findings.size(), judgement.findings().size()); i++) {
            int places = findings.get(i).occurrences().size();
            FindingJudgement judged = judgement.findings().get(i);
            if (judged.fresh().stream().anyMatch(at -> at < 0 || at >= places)) {
                return "judgement.findings[" + i + "].fresh";
            }
            if (judged.suppressed().stream().anyMatch(one -> one.index() < 0 || one.index() >= places)) {
                return "judgement.findings[" + i + "].suppressed";
            }
        }
        int gaps = report.facts().coverage().gaps().size();
        for (int i = 0; i < judgement.gaps().size(); i++) {
            int index = judgement.gaps().get(i).index();
            if (index < 0 || index >= gaps) {
                return "judgement.gaps[" + i + "].index";
            }
        }
        if (judgement.reference() != null && judgement.reference().scannedAt() == null) {
            return "judgement.reference.scannedAt";
        }
        return judgement.memory() == null ? null : memory(judgement.memory());
    }

    private static String memory(Memory memory) {
        String flaw = nothing("judgement.memory.suppressions", memory.suppressions());
        flaw = flaw == null ? nothing("judgement.memory.names", memory.names()) : flaw;
        return flaw == null && memory.accepted() != null
                ? nothing("judgement.memory.accepted", memory.accepted())
                : flaw;
    }

    private static String nothing(String place, Map<String, ?> map) {
        return map.entrySet().stream()
                .filter(entry -> entry.getValue() == null)
                .findFirst()
                .map(entry -> place + "." + entry.getKey())
                .orElse(null);
    }
}
