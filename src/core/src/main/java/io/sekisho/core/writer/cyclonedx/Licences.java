package io.sekisho.core.writer.cyclonedx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sekisho.core.text.Line;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.license.Acknowledgement;

/**
 * Licences as components declare them, with the SPDX id where the words are known to mean one. The lists are the library's; its
 * own look-up reads them anew for each word.
 */
final class Licences {
    private static final int LONGEST = 500;

    private final Map<String, String> ids = new HashMap<>();

    Licences() throws IOException {
        for (JsonNode one : read("/licenses/licenses.json").path("licenses")) {
            String id = one.path("licenseId").asText();
            know(id, id);
            know(one.path("name").asText(), id);
            if (!one.path("isDeprecatedLicenseId").asBoolean()) {
                one.path("seeAlso").forEach(page -> know(page.asText(), id));
            }
        }
        for (JsonNode one : read("/license-mapping.json")) {
            String id = ids.get(key(one.path("exp").asText()));
            if (id != null) {
                one.path("names").forEach(name -> know(name.asText(), id));
            }
        }
    }

    private static JsonNode read(String resource) throws IOException {
        try (InputStream in = License.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            return new ObjectMapper().readTree(in);
        }
    }

    private void know(String words, String id) {
        ids.putIfAbsent(key(words), id);
    }

    /** Pages are the same with and without encryption, and as text. */
    private static String key(String words) {
        return words.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://(www\\.)?", "//")
                .replaceFirst("(?<=^//.{1,200})(\\.txt|\\.html|\\.php|/)$", "");
    }

    /** @return null when none is declared */
    LicenseChoice of(List<String> declared) {
        List<License> all = new ArrayList<>();
        for (String words : declared) {
            if (words != null && !words.isBlank()) {
                all.add(spdx(words).map(Licences::identified).orElseGet(() -> named(words)));
            }
        }
        if (all.isEmpty()) {
            return null;
        }
        LicenseChoice choice = new LicenseChoice();
        choice.setLicenses(all);
        return choice;
    }

    /** "The Apache Software License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0.txt" has a name and a page. */
    private Optional<String> spdx(String words) {
        if (words.length() > LONGEST) {
            return Optional.empty();
        }
        int colon = words.indexOf(": http");
        if (colon < 0) {
            return Optional.ofNullable(ids.get(key(words)));
        }
        return Optional.ofNullable(ids.get(key(words.substring(0, colon))))
                .or(() -> Optional.ofNullable(ids.get(key(words.substring(colon + 2)))));
    }

    private static License identified(String id) {
        License license = new License();
        license.setId(id);
        license.setAcknowledgement(Acknowledgement.DECLARED);
        return license;
    }

    private static License named(String words) {
        License license = new License();
        license.setName(Line.of(words, LONGEST));
        license.setAcknowledgement(Acknowledgement.DECLARED);
        return license;
    }
}
