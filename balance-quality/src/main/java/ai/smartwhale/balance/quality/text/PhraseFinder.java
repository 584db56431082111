// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts where any of many phrases stands in a text, in one pass and without regard to case (Aho and Corasick 1975).
 */
final class PhraseFinder {

    private static final int NONE = 0;

    /** So many bits of a step say what was found, those above them where the row of the next state begins. */
    private static final int FOUND = 7;

    private final byte[] symbols = new byte[1 << 16];
    private final int alphabet;
    private final int[] next;
    private final byte[] found;

    /**
     * Builds the automaton.
     *
     * @param groups phrases that are counted together; at most seven groups
     */
    PhraseFinder(List<List<String>> groups) {
        List<String> phrases = groups.stream().flatMap(List::stream).toList();
        Map<Character, Integer> codes = new HashMap<>();
        int states = 1;
        for (String phrase : phrases) {
            for (int i = 0; i < phrase.length(); i++) {
                codes.computeIfAbsent(TextScan.folded(phrase.charAt(i)), c -> codes.size() + 1);
            }
            states += phrase.length();
        }
        for (int c = 0; c < symbols.length; c++) {
            symbols[c] = codes.getOrDefault(TextScan.folded((char) c), NONE).byteValue();
        }
        alphabet = codes.size() + 1;
        next = new int[states * alphabet];
        found = new byte[states];
        build(groups);
    }

    private void build(List<List<String>> groups) {
        Arrays.fill(next, -1);
        int states = 1;
        for (int group = 0; group < groups.size(); group++) {
            for (String phrase : groups.get(group)) {
                int state = 0;
                for (int i = 0; i < phrase.length(); i++) {
                    int at = state * alphabet + symbol(phrase.charAt(i));
                    if (next[at] < 0) {
                        next[at] = states++;
                    }
                    state = next[at];
                }
                found[state] |= (byte) (1 << group);
            }
        }
        link(states);
        for (int at = 0; at < states * alphabet; at++) {
            next[at] = ((next[at] * alphabet) << FOUND) | found[next[at]];
        }
    }

    /** Where a phrase breaks off, the search goes on with the longest beginning that fits. */
    private void link(int states) {
        int[] failure = new int[states];
        Deque<Integer> queue = new ArrayDeque<>();
        for (int s = 0; s < alphabet; s++) {
            if (next[s] < 0) {
                next[s] = 0;
            } else {
                queue.add(next[s]);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            found[state] |= found[failure[state]];
            for (int s = 0; s < alphabet; s++) {
                int at = state * alphabet + s;
                int fallback = next[failure[state] * alphabet + s];
                if (next[at] < 0) {
                    next[at] = fallback;
                } else {
                    failure[next[at]] = fallback;
                    queue.add(next[at]);
                }
            }
        }
    }

    private int symbol(char c) {
        return symbols[c] & 0xFF;
    }

    /** How many phrases of each group end in the text; overlapping ones count once for each end. */
    int[] count(String text) {
        int[] counts = new int[FOUND];
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            state = next[(state >>> FOUND) + symbol(text.charAt(i))];
            for (int groups = state & ((1 << FOUND) - 1); groups != 0; groups &= groups - 1) {
                counts[Integer.numberOfTrailingZeros(groups)]++;
            }
        }
        return counts;
    }
}
