package io.sekisho.core.config;

import io.sekisho.core.config.ConfigReader.Author;
import io.sekisho.core.files.TrustedFiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads files together with what they build on. */
final class Layers {
    /** A policy that builds on so many others is a mistake. */
    static final int MAX_DEPTH = 5;

    private final PolicySource source;
    private final Problems problems;
    private final List<Stack> floors = new ArrayList<>();

    Layers(PolicySource source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** Outermost first. */
    List<Stack> floors() {
        return List.copyOf(floors);
    }

    /** @return its layers when it is no floor; else none, and {@link #floors} has it */
    List<Layer> central(PolicyLayer policy) throws InterruptedException {
        return central(policy, new HashSet<>());
    }

    private List<Layer> central(PolicyLayer policy, Set<String> above) throws InterruptedException {
        Layer layer = ConfigReader.read(policy.label(), policy.content(), Author.CENTRAL, problems);
        List<Layer> layers = with(layer, null, above);
        if (!policy.floor()) {
            return layers;
        }
        floors.add(new Stack(policy.label(), layers));
        return List.of();
    }

    /** @param files where the relative paths are read that it names */
    List<Layer> repository(String label, byte[] content, TrustedFiles files) throws InterruptedException {
        return with(ConfigReader.read(label, content, Author.REPOSITORY, problems), files, new HashSet<>());
    }

    private List<Layer> with(Layer layer, TrustedFiles files, Set<String> above) throws InterruptedException {
        if (layer.base().policy() != null) {
            policy(layer.base(), files, above);
        }
        if (layer.base().preset() == null) {
            return List.of(layer);
        }
        String name = layer.base().preset().value();
        return List.of(layer, ConfigReader.read("preset " + name, Presets.content(name), Author.PRESET, problems));
    }

    private void policy(Layer.Base base, TrustedFiles files, Set<String> above) throws InterruptedException {
        Layer.Base.Policy named = base.policy();
        Place place = Place.of(named.source());
        boolean relative = place == Place.RELATIVE;
        boolean outside = relative && List.of(named.source().split("[/\\\\]")).contains("..");
        if (files != null && (outside || place == Place.ABSOLUTE)) {
            problems.add(base.at(), "config.extends-outside");
        } else if (files == null && relative) {
            problems.add(base.at(), "config.extends-relative");
        } else if (!above.add(named.source())) {
            problems.add(base.at(), "config.extends-cycle");
        } else if (above.size() > MAX_DEPTH) {
            problems.add(base.at(), "config.extends-deep", MAX_DEPTH);
        } else {
            PolicyRequest request =
                    new PolicyRequest(named.source(), named.sha256(), named.key(), base.at(), relative ? files : null);
            Optional<PolicyLayer> policy = fetch(request);
            if (policy.isPresent()) {
                // Whatever a policy builds on is a floor: nobody builds on one to be less strict.
                central(new PolicyLayer(policy.get().label(), policy.get().content(), true), above);
            }
        }
    }

    private Optional<PolicyLayer> fetch(PolicyRequest request) throws InterruptedException {
        try {
            return source.fetch(request);
        } catch (ConfigException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }
}
