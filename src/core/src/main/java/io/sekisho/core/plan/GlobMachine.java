package io.sekisho.core.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A glob that reads a path letter by letter. Its states are the places before each of its atoms, then the end, then what lies below a
 * matched directory; and for each atom, whether it stands within the name of a directory that is passed over.
 */
final class GlobMachine {
    /** A wildcard, under a sign that is no letter of any path. */
    private static final int ONE = -1;

    private static final int NAME = -2;
    private static final int ANY = -3;
    private static final int DIRECTORIES = -4;

    /** Letters are whole code points, as a path is read. */
    private final List<Integer> atoms = new ArrayList<>();

    private final int end;

    GlobMachine(Glob glob) {
        glob.parts((kind, text) -> {
            switch (kind) {
                case LITERAL -> text.codePoints().forEach(atoms::add);
                case ONE -> atoms.add(ONE);
                case NAME -> atoms.add(NAME);
                case ANY -> atoms.add(ANY);
                default -> atoms.add(DIRECTORIES);
            }
        });
        end = atoms.size();
    }

    /** The letters that it names. */
    Set<Integer> letters() {
        Set<Integer> letters = new TreeSet<>(atoms);
        letters.removeAll(List.of(ONE, NAME, ANY, DIRECTORIES));
        return letters;
    }

    BitSet start() {
        BitSet states = new BitSet();
        enter(0, states);
        return states;
    }

    /** Whether a path that has been read to a set of states is matched. */
    boolean accepts(BitSet states) {
        return states.get(end) || states.get(end + 1);
    }

    BitSet step(BitSet states, int letter) {
        BitSet next = new BitSet();
        for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
            if (state > end + 1) {
                int directories = state - end - 2;
                enter(letter == '/' ? directories : state, next);
            } else if (state == end + 1 || state == end) {
                if (state > end || letter == '/') {
                    next.set(end + 1); // what matches a directory covers all below it
                }
            } else {
                step(state, letter, next);
            }
        }
        return next;
    }

    private void step(int state, int letter, BitSet next) {
        int atom = atoms.get(state);
        boolean inName = letter != '/';
        if (atom == ANY || atom == NAME && inName) {
            enter(state, next);
        } else if (atom == DIRECTORIES && inName) {
            next.set(end + 2 + state);
        } else if (atom == letter || atom == ONE && inName) {
            enter(state + 1, next);
        }
    }

    /** Wildcards that may stand for nothing are passed at once, too. */
    private void enter(int state, BitSet states) {
        states.set(state);
        for (int at = state;
                at < end && (atoms.get(at) == NAME || atoms.get(at) == ANY || atoms.get(at) == DIRECTORIES); ) {
            states.set(++at);
        }
    }
}
