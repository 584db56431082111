// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of settings in their several spellings, and what was probably meant. */
final class Names {

    /** What Kubernetes sets in every container for a service that is called smartwhale-balance. */
    private static final Pattern KUBERNETES = Pattern.compile("SERVICE_HOST|(SERVICE_)?PORT(_[A-Z0-9_]*)?");

    private Names() {}

    /** The part of the variable after its prefix. */
    static String variable(String name) {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    static boolean isFromKubernetes(String variable) {
        return KUBERNETES.matcher(variable).matches();
    }

    /** The known name that is nearest to one that is not known, if it is near. */
    static Optional<String> nearest(String name, Collection<String> known) {
        int most = Math.max(2, name.length() / 4);
        String folded = fold(name);
        return known.stream()
                .filter(candidate -> distance(folded, fold(candidate)) <= most)
                .min(Comparator.<String>comparingInt(candidate -> distance(folded, fold(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    static String didYouMean(String name, Collection<String> known) {
        return nearest(name, known)
                .map(found -> "; did you mean " + found + "?")
                .orElse("");
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Insertions, deletions, substitutions and swaps of neighbours that make one of the other. */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
