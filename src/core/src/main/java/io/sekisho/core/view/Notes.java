package io.sekisho.core.view;

import io.sekisho.model.Text;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The notes of a judgement, by whom they are for.
 *
 * @param suppressions on entries, and on who suppresses beside the code
 * @param policy on the rest of the policy that is in force
 * @param proposed what a change of the policy would make of the scan, for the change's reviewers
 */
public record Notes(List<Text> suppressions, List<Text> policy, List<Text> proposed) {
    /** @param notes as the judgement holds them; their order stays */
    public static Notes of(List<Text> notes) {
        Predicate<Text> suppression = any("policy.suppression-", "policy.in-source-");
        Predicate<Text> proposal = any("change.");
        return new Notes(
                notes.stream().filter(suppression).toList(),
                notes.stream().filter(suppression.or(proposal).negate()).toList(),
                notes.stream().filter(proposal).toList());
    }

    private static Predicate<Text> any(String... beginnings) {
        return note -> Stream.of(beginnings).anyMatch(note.code()::startsWith);
    }
}
