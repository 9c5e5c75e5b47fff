package io.sekisho.core.config;

import io.sekisho.core.consolidate.SeverityTable;
import io.sekisho.core.files.TrustedFiles;
import io.sekisho.core.policy.Baseline;
import io.sekisho.core.policy.BaselineLimits;
import io.sekisho.core.policy.Mode;
import io.sekisho.core.policy.Policy;
import io.sekisho.core.policy.Suppression;
import io.sekisho.core.standard.Standard;
import io.sekisho.model.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads all of {@code .sekisho/} from where it can be trusted. */
public final class SettingsReader {
    /** Settings of scan and gate. */
    public static final String CONFIG = ".sekisho/config.yml";

    /** Reviewed exceptions. */
    public static final String SUPPRESSIONS = ".sekisho/suppressions.yml";

    /** What the repository puts before the shipped severity table. */
    public static final String SEVERITIES = ".sekisho/severities.yml";

    /** Accepted debt. */
    public static final String BASELINE = ".sekisho/baseline.yml";

    private static final String DIRECTORY = ".sekisho";

    private static final List<String> NAMES = Stream.of(CONFIG, SUPPRESSIONS, SEVERITIES, BASELINE)
            .map(path -> path.substring(DIRECTORY.length() + 1))
            .toList();

    private final SettingsRequest request;
    private final TrustedFiles files;
    private final Problems problems = new Problems();
    private final List<String> sources = new ArrayList<>(List.of("defaults"));
    private final List<Text> notes = new ArrayList<>();

    private SettingsReader(SettingsRequest request) {
        this.request = request;
        this.files = request.files();
    }

    /**
     * The repository's own files, without any central policy.
     *
     * @return defaults for what no file says
     * @throws ConfigException when a file is wrong; names everything that is, in all files
     * @throws IOException when the trusted source cannot be read
     */
    public static Settings read(TrustedFiles files) throws ConfigException, IOException {
        try {
            return read(SettingsRequest.of(files));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nothing is fetched", e);
        }
    }

    /**
     * @return defaults for what no file says
     * @throws ConfigException when a file is wrong; names everything that is, in all files
     * @throws IOException when the trusted source cannot be read
     */
    public static Settings read(SettingsRequest request) throws ConfigException, IOException, InterruptedException {
        return new SettingsReader(request).read();
    }

    private Settings read() throws ConfigException, IOException, InterruptedException {
        names(files, problems);
        Resolution resolution = resolution();
        EffectiveSettings effective = new EffectiveSettings(resolution);
        SeverityTable severities = severities(resolution);
        List<Suppression> suppressions = new ArrayList<>();
        resolution
                .floors()
                .forEach(floor -> floor.suppressions().stream()
                        .map(Suppression::ofCentralPolicy)
                        .forEach(suppressions::add));
        suppressions.addAll(resolution.own().suppressions());
        suppressions.addAll(SuppressionReader.read(SUPPRESSIONS, content(SUPPRESSIONS), problems));
        Standard standard = StandardReader.named(effective.config().standard(), files, problems);
        Policy policy = effective.policy();
        Baseline baseline = baseline(effective.config().ratchet(), policy.baselineLimits());
        problems.throwIfAny();
        notes.addAll(policy.notes());
        return new Settings(
                effective.config(),
                severities,
                policy.draft()
                        .suppressions(suppressions)
                        .sources(sources)
                        .notes(notes)
                        .standard(standard)
                        .baseline(baseline)
                        .policy(),
                effective.settings());
    }

    private Resolution resolution() throws IOException, InterruptedException {
        Layers layers = new Layers(request.source(), problems);
        List<Layer> beneath = new ArrayList<>();
        for (PolicyLayer policy : request.central()) {
            beneath.addAll(0, layers.central(policy));
        }
        Optional<byte[]> content = files.read(CONFIG);
        List<Layer> own = new ArrayList<>(layers.repository(CONFIG, content.orElse(new byte[0]), files));
        for (int i = own.size() - 1; i > 0; i--) {
            beneath.add(0, own.get(i));
        }
        layers.floors().forEach(floor -> sources.add(floor.label()));
        if (request.newcomer() && layers.floors().isEmpty() && isNewcomer()) {
            beneath.add(observed());
        }
        for (int i = beneath.size() - 1; i >= 0; i--) {
            sources.add(beneath.get(i).label());
        }
        content.ifPresent(any -> sources.add(source(CONFIG)));
        beneath.add(0, own.get(0));
        return new Resolution(layers.floors(), new Stack(CONFIG, beneath));
    }

    /** @return null without one */
    private Baseline baseline(boolean ratchet, BaselineLimits limits) throws IOException {
        byte[] content = content(BASELINE);
        return content.length == 0 ? null : BaselineReader.read(BASELINE, content, ratchet, limits, problems);
    }

    private boolean isNewcomer() throws IOException {
        if (!files.names(DIRECTORY).isEmpty()) {
            return false;
        }
        for (String path : List.of(CONFIG, SUPPRESSIONS, SEVERITIES, BASELINE)) {
            if (files.read(path).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private Layer observed() {
        String label = "no " + DIRECTORY + "/ (" + files.origin() + ")";
        notes.add(Text.of("config.newcomer", DIRECTORY + "/", files.origin()));
        return new Layer(
                label,
                Layer.Base.NONE,
                Map.of(Keys.MODE, new Written<>(Mode.OBSERVE, label)),
                List.of(),
                null,
                List.of(),
                Loosenable.NOTHING);
    }

    /** A table can move any finding below any threshold. */
    private SeverityTable severities(Resolution resolution) throws IOException {
        Optional<byte[]> content = files.read(SEVERITIES);
        SeverityTable shipped = SeverityReader.shipped();
        if (content.isEmpty()) {
            return shipped;
        }
        SeverityTable own = SeverityReader.read(SEVERITIES, content.get(), shipped, problems);
        if (resolution.isLoosenable(Loosenable.SEVERITIES)) {
            sources.add(source(SEVERITIES));
            return own;
        }
        notes.add(Text.of(
                "config.severities-refused",
                SEVERITIES,
                resolution.floors().get(0).label()));
        return shipped;
    }

    /** A file with a misspelt name would be left unread, and nobody would know. */
    private static void names(TrustedFiles files, Problems problems) throws IOException {
        for (String name : files.names(DIRECTORY)) {
            // Editors keep an earlier state of a file under its name with a tilde.
            if (!NAMES.contains(name) && !name.endsWith("~")) {
                Origin at = new Origin(DIRECTORY + "/" + name, 1, 1);
                Nearest.of(name, NAMES).ifPresent(near -> problems.add(at, "core.config-name", near));
            }
        }
    }

    private byte[] content(String path) throws IOException {
        Optional<byte[]> content = files.read(path);
        content.ifPresent(any -> sources.add(source(path)));
        return content.orElse(new byte[0]);
    }

    private String source(String path) {
        return path + " (" + files.origin() + ")";
    }
}
