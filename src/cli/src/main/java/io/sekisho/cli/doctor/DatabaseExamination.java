package io.sekisho.cli.doctor;

import io.sekisho.cli.doctor.Check.Topic;
import io.sekisho.model.Gap;
import io.sekisho.model.Kind;
import io.sekisho.model.Text;
import io.sekisho.scanner.dependency.database.DatabaseAdministration;
import io.sekisho.scanner.dependency.database.DatabaseException;
import io.sekisho.scanner.dependency.database.DatabaseInfo;
import io.sekisho.scanner.dependency.database.DatabaseLocation;
import io.sekisho.scanner.dependency.database.DatabaseStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The vulnerability database: whether it is there, how old and how complete. */
final class DatabaseExamination implements Examination {
    @Override
    public List<Check> of(Place place) {
        if (!place.scans(Kind.DEPENDENCY)) {
            return List.of(Check.ok(Topic.DATABASE, Text.of("admin.not-needed")));
        }
        DatabaseStatus status;
        try {
            DatabaseLocation location = DatabaseLocation.of(
                    place.databaseUrl(),
                    place.context().environment(),
                    place.context().home());
            status = new DatabaseAdministration(
                            place.context().home(), location, place.context().clock())
                    .status();
        } catch (DatabaseException e) {
            return List.of(Check.missing(Topic.DATABASE, e.text(), e.gap().nextStep()));
        }
        List<Check> checks = new ArrayList<>();
        status.info().ifPresent(info -> checks.add(Check.ok(Topic.DATABASE, text(place, info))));
        for (Gap gap : status.gaps()) {
            checks.add(new Check(place.level(gap.type()), Topic.DATABASE, gap.message(), gap.nextStep()));
        }
        return checks;
    }

    private static Text text(Place place, DatabaseInfo info) {
        Instant newest = info.newestModified() == null ? info.createdAt() : info.newestModified();
        long days = Math.max(
                0, Duration.between(newest, place.context().clock().instant()).toDays());
        return Text.of("admin.database", String.format(Locale.ROOT, "%,d", info.cveCount()), days, info.location());
    }
}
