package io.sekisho.cli.policy;

import io.sekisho.core.central.CentralPolicies;
import io.sekisho.core.central.CentralPolicy;
import io.sekisho.core.central.PolicyException;
import io.sekisho.core.central.PolicyReference;
import io.sekisho.core.config.ConfigException;
import io.sekisho.core.config.PolicyLayer;
import io.sekisho.core.config.PolicyRequest;
import io.sekisho.core.config.PolicySource;
import io.sekisho.model.Gap;
import io.sekisho.model.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policies that configurations name under {@code extends}, beside those that whoever runs this demands. */
public final class ExtendedPolicies implements PolicySource {
    private final CentralPolicies source;
    private final List<CentralPolicy> all;
    private final Map<List<String>, PolicyLayer> fetched = new HashMap<>();

    /** @param demanded by whoever runs this */
    public ExtendedPolicies(CentralPolicies source, List<CentralPolicy> demanded) {
        this.source = source;
        this.all = new ArrayList<>(demanded);
    }

    @Override
    public Optional<PolicyLayer> fetch(PolicyRequest request) throws ConfigException, InterruptedException {
        try {
            PolicyReference reference = PolicyReference.of(
                    request.source(),
                    request.sha256(),
                    request.key(),
                    request.at().fileAndLine());
            CentralPolicy policy = source.fetch(reference, request.near());
            all.add(policy);
            fetched.put(key(request), layer(policy));
            return Optional.of(layer(policy));
        } catch (PolicyException e) {
            List<Text> said = new ArrayList<>(e.problems());
            if (e.nextStep() != null) {
                said.add(e.nextStep());
            }
            throw new ConfigException(said);
        }
    }

    /** Answers with what was fetched for the same reference, and fetches nothing: for files that nobody has reviewed. */
    public PolicySource fetched() {
        return request -> Optional.ofNullable(fetched.get(key(request)));
    }

    private static List<String> key(PolicyRequest request) {
        return Arrays.asList(request.source(), request.sha256(), request.key());
    }

    /** All that were asked for so far, those that could not be had too. */
    public List<CentralPolicy> all() {
        return List.copyOf(all);
    }

    /** What of all of them could not be had. */
    public List<Gap> gaps() {
        return all.stream().map(CentralPolicy::gaps).flatMap(List::stream).toList();
    }

    /** All of them as floors. */
    public List<PolicyLayer> layers() {
        return all.stream().map(ExtendedPolicies::layer).toList();
    }

    /** One that could not be had demands the defaults: else a repository could say that its absence is only to be noted. */
    private static PolicyLayer layer(CentralPolicy policy) {
        return policy.content() == null
                ? new PolicyLayer(policy.label() + " (not available)", new byte[0], true)
                : new PolicyLayer(policy.label(), policy.content(), true);
    }
}
