package io.sekisho.core.config;

import io.sekisho.model.Text;
import java.util.List;
import java.util.Optional;

/** Gets the policies that configurations name under {@code extends}. Whoever reads settings supplies it. */
@FunctionalInterface
public interface PolicySource {
    /** Nothing can be fetched: a configuration that names a policy is refused. */
    PolicySource NONE = request -> {
        throw new ConfigException(List.of(Text.of("config.extends-unavailable", request.at())));
    };

    /** Fetches nothing and asks for nothing: for checking a file alone. */
    PolicySource UNASKED = request -> Optional.empty();

    /**
     * @return the verified policy; one without content, whose defaults are then the floor, when there is none to be had: the
     *     source itself reports that as a gap. Empty when nothing is to be asked
     * @throws ConfigException when the reference is wrong, or what it names is no policy: exit code 2
     */
    Optional<PolicyLayer> fetch(PolicyRequest request) throws ConfigException, InterruptedException;
}
