package io.sekisho.core.policy;

import io.sekisho.model.Occurrence;

/** One line of a gate rule's {@code when}. */
public interface Condition {
    ConditionKey key();

    /** @param place one that counts; of no matter unless the key is asked place by place */
    boolean holds(Subject subject, Occurrence place);

    /** @return true only when everything that meets the other one, of the same key, is certain to meet this one too */
    boolean covers(Condition other);
}
