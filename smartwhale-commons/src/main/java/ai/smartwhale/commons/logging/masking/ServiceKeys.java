// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.util.List;

/** Keys of services that begin with a word of their own: {@code ghp_…}, {@code glpat-…}. Immutable. */
final class ServiceKeys {

    static final ServiceKeys UNDERSCORED = new ServiceKeys(
            '_',
            List.of(
                    "ghp_",
                    "gho_",
                    "ghu_",
                    "ghs_",
                    "ghr_",
                    "github_pat_",
                    "npm_",
                    "hf_",
                    "sk_live_",
                    "sk_test_",
                    "rk_live_",
                    "rk_test_",
                    "shpat_",
                    "whsec_",
                    "dop_v1_",
                    "xkeysib_"));
    static final ServiceKeys HYPHENED =
            new ServiceKeys('-', List.of("sk-", "glpat-", "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xapp-"));

    private static final int LEAST_KEY = 16;

    private final String[] prefixes;
    private final int[] separators;
    /** Letters that stand before the separator of some prefix: most words end with another and need no comparison. */
    private final int lastLetters;

    private ServiceKeys(char separator, List<String> prefixes) {
        this.prefixes = prefixes.toArray(new String[0]);
        this.separators =
                prefixes.stream().mapToInt(prefix -> prefix.indexOf(separator)).toArray();
        int letters = 0;
        for (int i = 0; i < separators.length; i++) {
            letters |= 1 << (this.prefixes[i].charAt(separators[i] - 1) - 'a');
        }
        this.lastLetters = letters;
    }

    /** At the first separator of a prefix. */
    long find(String text, int at, int floor) {
        if (at <= floor || text.length() - at <= LEAST_KEY) {
            return Span.NONE;
        }
        int letter = text.charAt(at - 1) - 'a';
        if (letter < 0 || letter >= 26 || (lastLetters & 1 << letter) == 0) {
            return Span.NONE;
        }
        for (int i = 0; i < prefixes.length; i++) {
            int start = at - separators[i];
            if (start >= floor && text.startsWith(prefixes[i], start)) {
                return key(text, start, start + prefixes[i].length(), floor);
            }
        }
        return Span.NONE;
    }

    private static long key(String text, int start, int from, int floor) {
        if (start > floor && Chars.isTokenPart(text.charAt(start - 1))) {
            return Span.NONE;
        }
        boolean digit = false;
        boolean letter = false;
        int end = from;
        for (; end < text.length() && Chars.isTokenPart(text.charAt(end)); end++) {
            digit |= Chars.isDigit(text.charAt(end));
            letter |= Chars.isAsciiLetter(text.charAt(end));
        }
        return end - from >= LEAST_KEY && digit && letter ? Span.of(SensitiveKind.TOKEN, start, end) : Span.NONE;
    }
}
