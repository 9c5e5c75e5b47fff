package io.sekisho.core.writer.cloud;

import io.sekisho.model.Vulnerability;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** By which CVE a vulnerability is known: fields that are for CVEs take no advisory's own id. */
final class Cve {
    private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,19}");

    private Cve() {}

    /** @param vulnerability null for none */
    static Optional<String> of(Vulnerability vulnerability) {
        return Stream.ofNullable(vulnerability)
                .flatMap(one -> Stream.concat(Stream.of(one.id()), one.aliases().stream()))
                .filter(Cve::isOne)
                .findFirst();
    }

    /** @param id null for none */
    static boolean isOne(String id) {
        return id != null && CVE.matcher(id).matches();
    }
}
