package io.sekisho.core.enrich;

import io.sekisho.core.fetch.Location;
import java.util.Map;
import java.util.Objects;

/**
 * Where a list is to be had.
 *
 * @param location an http(s) address or a path; may hold a token, so never shown as it is
 * @param by who says so
 * @param from where it is written, e.g. {@code --kev}, {@code SEKISHO_KEV}, {@code .sekisho/config.yml:7}
 */
public record EnrichmentSource(String location, By by, String from) {
    /** Who says where a list is to be had. */
    public enum By {
        /** Whoever starts this run: an address is called. */
        COMMAND_LINE,
        /** The machine's or CI system's owner: an address is called by an update only. */
        ENVIRONMENT,
        /** The trusted configuration: an address is called by an update only. */
        CONFIGURATION
    }

    public EnrichmentSource {
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(from, "from");
    }

    /**
     * The command line before the environment before the configuration.
     *
     * @param typed value of {@code --kev} or {@code --epss}; null when not given
     * @param configured what the configuration says; null when nothing
     * @return null when nobody says
     */
    public static EnrichmentSource of(
            ListKind kind, String typed, Map<String, String> environment, EnrichmentSource configured) {
        if (typed != null) {
            return new EnrichmentSource(typed, By.COMMAND_LINE, "--" + kind.key());
        }
        String variable = switch (kind) {
            case KEV -> "SEKISHO_KEV";
            case EPSS -> "SEKISHO_EPSS";
        };
        String value = environment.get(variable);
        return value == null || value.isBlank()
                ? configured
                : new EnrichmentSource(value.strip(), By.ENVIRONMENT, variable);
    }

    boolean isRemote() {
        return Location.isRemote(location);
    }

    /** The location without credentials. */
    public String shown() {
        return Location.display(location);
    }

    /** Names no token. */
    @Override
    public String toString() {
        return "EnrichmentSource[" + shown() + " by " + from + "]";
    }
}
