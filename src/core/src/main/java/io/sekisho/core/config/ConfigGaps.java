package io.sekisho.core.config;

import io.sekisho.model.Gap;
import io.sekisho.model.GapType;
import io.sekisho.model.Text;
import java.util.List;

/** What the trusted configuration itself leaves out. */
public final class ConfigGaps {
    private ConfigGaps() {}

    /** @return a note of the excluded paths; switched-off scanners are noted by their own task */
    public static List<Gap> of(Config config) {
        if (config.excludes().isEmpty()) {
            return List.of();
        }
        Text message = Text.of(
                "core.excluded-by-config",
                config.excludes().size(),
                config.excludesOrigin(),
                String.join(", ", config.excludes()));
        return List.of(Gap.of(GapType.SCOPE_CONFIGURED, null, message, null));
    }
}
