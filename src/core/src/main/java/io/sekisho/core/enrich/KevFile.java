package io.sekisho.core.enrich;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.sekisho.model.Kev;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;

/**
 * CISA's catalogue of known exploited vulnerabilities, {@code known_exploited_vulnerabilities.json}. Strict about what it reads,
 * blind to fields that it does not know.
 */
public final class KevFile implements EnrichmentList {
    private static final String WHAT = "known_exploited_vulnerabilities.json";
    private static final int LONGEST_TEXT = 100_000;
    private static final int DEEPEST = 20;

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();

    private final String source;
    private final LocalDate date;
    private final Map<Long, Kev> entries;

    private KevFile(String source, LocalDate date, Map<Long, Kev> entries) {
        this.source = source;
        this.date = date;
        this.entries = entries;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public LocalDate date() {
        return date;
    }

    @Override
    public long entries() {
        return entries.size();
    }

    /** @return null when the id is not listed, or is no CVE's */
    public Kev get(String id) {
        return entries.get(Cve.of(id));
    }

    /**
     * @param source for messages and the report, without credentials
     * @throws EnrichException when it is damaged, or something else
     */
    static KevFile parse(byte[] content, String source) throws EnrichException {
        try (JsonParser json = JSON.createParser(content)) {
            return new Reader(json, source).file();
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw EnrichException.damaged("syntax", source, line, WHAT, e.getOriginalMessage());
        } catch (IOException e) {
            throw EnrichException.damaged(
                    "syntax", source, 1, WHAT, e.getClass().getSimpleName());
        }
    }

    private static final class Reader {
        private final JsonParser json;
        private final String source;
        private final Map<Long, Kev> entries = new HashMap<>();
        private LocalDate released;
        private long count = -1;
        private boolean listed;

        Reader(JsonParser json, String source) {
            this.json = json;
            this.source = source;
        }

        KevFile file() throws IOException, EnrichException {
            expect(json.nextToken(), JsonToken.START_OBJECT, "{");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "dateReleased" -> released = day(name, text(name));
                    case "count" ->
                        count = json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : -1;
                    case "vulnerabilities" -> list();
                    default -> json.skipChildren();
                }
            }
            // Anything after the end, such as a second download appended, is read as well and refused.
            JsonToken after = json.nextToken();
            if (after != null || !listed || entries.isEmpty()) {
                throw damaged("not-a-list", WHAT, "vulnerabilities");
            }
            if (released == null) {
                throw damaged("not-a-list", WHAT, "dateReleased");
            }
            if (count >= 0 && count != entries.size()) {
                throw damaged("count", count, entries.size());
            }
            return new KevFile(source, released, entries);
        }

        private void list() throws IOException, EnrichException {
            expect(json.currentToken(), JsonToken.START_ARRAY, "[");
            listed = true;
            for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
                expect(next, JsonToken.START_OBJECT, "{");
                entry();
            }
        }

        private void entry() throws IOException, EnrichException {
            String id = null;
            LocalDate added = null;
            LocalDate due = null;
            boolean ransomware = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "cveID" -> id = text(name);
                    case "dateAdded" -> added = day(name, text(name));
                    case "dueDate" -> due = json.currentToken() == JsonToken.VALUE_NULL ? null : day(name, text(name));
                    case "knownRansomwareCampaignUse" -> ransomware = "Known".equalsIgnoreCase(json.getValueAsString());
                    default -> json.skipChildren();
                }
            }
            if (id == null || added == null) {
                throw damaged("not-a-list", WHAT, id == null ? "cveID" : "dateAdded");
            }
            long key = Cve.of(id);
            if (key == Cve.NONE) {
                throw damaged("value", "cveID", shown(id), "CVE-2021-44228");
            }
            if (entries.put(key, new Kev(added, due, ransomware)) != null) {
                throw damaged("twice", id);
            }
        }

        private String text(String name) throws IOException, EnrichException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw damaged("value", name, shown(String.valueOf(json.getText())), "\"…\"");
            }
            return json.getText();
        }

        private LocalDate day(String name, String text) throws EnrichException {
            try {
                return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
            } catch (DateTimeParseException e) {
                throw damaged("value", name, shown(text), "2026-11-24");
            }
        }

        private void expect(JsonToken is, JsonToken wanted, String expected) throws IOException, EnrichException {
            if (is == null) {
                throw damaged("not-a-list", WHAT, expected);
            }
            if (is != wanted) {
                throw damaged("value", WHAT, shown(json.getText()), expected);
            }
        }

        private EnrichException damaged(String code, Object... more) {
            return EnrichException.damaged(
                    code, source, json.currentTokenLocation().getLineNr(), more);
        }
    }

    static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
