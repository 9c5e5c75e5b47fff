package io.sekisho.core.writer.table;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sekisho.core.text.Line;
import io.sekisho.core.text.Printable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;

/** A line that is being written; what is not known is left out. */
final class Row {
    /** Longer text is a scanned project's, and nobody reads it in a table. */
    private static final int LONGEST = 2000;

    private final JsonGenerator json;

    Row(JsonGenerator json) {
        this.json = json;
    }

    Row text(Column column, String value) throws IOException {
        if (value != null) {
            json.writeStringField(column.key(), Line.of(value, LONGEST));
        }
        return this;
    }

    /** Of ours, or what must not be cut. */
    Row word(Column column, String value) throws IOException {
        if (value != null) {
            json.writeStringField(column.key(), Printable.of(value));
        }
        return this;
    }

    Row day(Column column, LocalDate value) throws IOException {
        return word(column, value == null ? null : value.toString());
    }

    Row number(Column column, Long value) throws IOException {
        if (value != null) {
            json.writeNumberField(column.key(), value);
        }
        return this;
    }

    Row number(Column column, Double value) throws IOException {
        if (value != null && !value.isNaN() && !value.isInfinite()) {
            json.writeNumberField(column.key(), value);
        }
        return this;
    }

    Row flag(Column column, Boolean value) throws IOException {
        if (value != null) {
            json.writeBooleanField(column.key(), value);
        }
        return this;
    }

    Row words(Column column, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(column.key());
        for (String value : values) {
            json.writeString(Printable.of(value));
        }
        json.writeEndArray();
        return this;
    }

    Row numbers(Column column, Collection<Integer> values) throws IOException {
        json.writeArrayFieldStart(column.key());
        for (int value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
        return this;
    }
}
