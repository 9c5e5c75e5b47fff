package io.sekisho.cli.database;

import io.sekisho.cli.console.CliContext;
import io.sekisho.cli.console.CommandException;
import io.sekisho.model.Text;
import io.sekisho.scanner.dependency.database.NvdSource;
import io.sekisho.scanner.dependency.database.UpdateRequest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an update was asked to do: what was typed, else what the environment says, which a CI system sets once for all. An
 * address with a password comes by the environment only.
 *
 * @param request null when a whole snapshot is taken over instead
 * @param snapshot file or address; null when CVEs are imported
 * @param sha256 null to trust the snapshot's own manifest
 * @param slow whether NVD is asked without a key
 */
record UpdateChoice(UpdateRequest request, String snapshot, String sha256, boolean slow) {
    /** @throws CommandException exit code 2: contradictions, nothing to go by, a file that is not there */
    static UpdateChoice of(UpdateOptions options, CliContext context) throws CommandException {
        return new Reader(options, context).choice();
    }

    private static final class Reader {
        private final UpdateOptions options;
        private final CliContext context;
        private final String key;

        Reader(UpdateOptions options, CliContext context) {
            this.options = options;
            this.context = context;
            String given = context.environment().get("NVD_API_KEY");
            this.key = given == null || given.isBlank() ? null : given.strip();
        }

        UpdateChoice choice() throws CommandException {
            refuseContradictions();
            boolean typed = options.nvdFeed != null || options.nvdApi != null || options.snapshot != null;
            // What was typed for CVEs replaces all that the environment says about them.
            String feed = typed ? options.nvdFeed : environment("SEKISHO_NVD_FEED");
            String api = typed ? options.nvdApi : environment("SEKISHO_NVD_API");
            String snapshot = typed ? options.snapshot : environment("SEKISHO_SNAPSHOT");
            if (!typed && feed != null && snapshot != null) {
                throw contradiction("SEKISHO_NVD_FEED", "SEKISHO_SNAPSHOT");
            }
            if (snapshot != null) {
                return new UpdateChoice(null, source("--snapshot", snapshot), sha256(), false);
            }
            if (options.sha256 != null) {
                throw Administration.wrongUsage(Text.of("admin.sha256-alone"), null);
            }
            String retireJs = source("--retirejs", either(options.retireJs, "SEKISHO_RETIREJS"));
            String kev = source("--kev", either(options.kev, "SEKISHO_KEV"));
            NvdSource nvd = nvd(feed, api, retireJs != null || kev != null);
            boolean slow = nvd instanceof NvdSource.Api asked && asked.key() == null && asked.endpoint() == null;
            return new UpdateChoice(new UpdateRequest(nvd, retireJs, kev, false, options.patience), null, null, slow);
        }

        private NvdSource nvd(String feed, String api, boolean others) throws CommandException {
            if (feed != null) {
                return new NvdSource.Feeds(source("--nvd-feed", feed));
            }
            if (api != null) {
                if (options.offline) {
                    throw Administration.wrongUsage(Text.of("admin.offline-api"), Text.of("admin.offline-step"));
                }
                return new NvdSource.Api(key, api.isEmpty() ? null : endpoint(api));
            }
            if (key != null && !options.offline) {
                return new NvdSource.Api(key, null);
            }
            if (others) {
                return new NvdSource.Keep();
            }
            throw Administration.wrongUsage(Text.of("admin.no-source"), Text.of("admin.no-source-step"));
        }

        private String endpoint(String api) throws CommandException {
            if (!isRemote(api)) {
                throw Administration.wrongUsage(Text.of("admin.no-address", "--nvd-api", api), null);
            }
            return source("--nvd-api", api);
        }

        private void refuseContradictions() throws CommandException {
            List<String> cves = new ArrayList<>();
            add(cves, "--nvd-feed", options.nvdFeed);
            add(cves, "--nvd-api", options.nvdApi);
            add(cves, "--snapshot", options.snapshot);
            if (options.snapshot != null) {
                // A snapshot is whole: whatever else was imported into it would be lost again.
                add(cves, "--retirejs", options.retireJs);
                add(cves, "--kev", options.kev);
            }
            if (cves.size() > 1) {
                throw contradiction(cves.get(0), cves.get(1));
            }
        }

        private static void add(List<String> names, String name, String value) {
            if (value != null) {
                names.add(name);
            }
        }

        private static CommandException contradiction(String one, String other) {
            return Administration.wrongUsage(
                    Text.of("admin.contradiction", one, other), Text.of("admin.contradiction-step"));
        }

        private String sha256() throws CommandException {
            if (options.sha256 != null && !options.sha256.strip().matches("[0-9A-Fa-f]{64}")) {
                throw Administration.wrongUsage(Text.of("admin.sha256-form", options.sha256), null);
            }
            return options.sha256;
        }

        /** An address as it is, a file made absolute; both looked at as far as that costs nothing. */
        private String source(String option, String typed) throws CommandException {
            if (typed == null) {
                return null;
            }
            if (isRemote(typed)) {
                if (options.offline) {
                    throw Administration.wrongUsage(
                            Text.of("admin.offline-address", option), Text.of("admin.offline-step"));
                }
                boolean fromEnvironment = context.environment().containsValue(typed);
                if (!fromEnvironment && typed.matches("(?i)https?://[^/?#]*:[^/?#]*@.*")) {
                    throw Administration.wrongUsage(
                            Text.of("admin.source-password", option),
                            Text.of("admin.source-password-step", variable(option)));
                }
                return typed;
            }
            Path file = file(option, typed);
            if (!Files.exists(file)) {
                throw Administration.wrongUsage(Text.of("admin.no-file", option, file), Text.of("admin.no-file-step"));
            }
            return file.toString();
        }

        private Path file(String option, String typed) throws CommandException {
            try {
                return typed.regionMatches(true, 0, "file:", 0, 5)
                        ? Path.of(URI.create(typed))
                        : context.resolve(Path.of(typed));
            } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
                throw Administration.wrongUsage(Text.of("admin.no-file", option, typed), Text.of("admin.no-file-step"));
            }
        }

        private static String variable(String option) {
            return "SEKISHO_"
                    + option.substring(2).toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        }

        private String either(String typed, String variable) {
            return typed == null ? environment(variable) : typed;
        }

        private String environment(String variable) {
            String value = context.environment().get(variable);
            return value == null || value.isBlank() ? null : value.strip();
        }

        private static boolean isRemote(String source) {
            return source.matches("(?is)https?://.*");
        }
    }
}
