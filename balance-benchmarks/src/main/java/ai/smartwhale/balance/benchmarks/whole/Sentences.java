// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.whole;

import java.util.List;
import java.util.Random;

/** English sentences that differ, of exactly so many characters, which need no escape in JSON. */
final class Sentences {

    private static final int POOL = 1_000;
    private static final List<String> KINDS = List.of(
            "old",
            "northern",
            "small",
            "famous",
            "early",
            "royal",
            "wooden",
            "quiet",
            "modern",
            "long",
            "private",
            "coastal",
            "second",
            "rural",
            "large",
            "national",
            "narrow",
            "common",
            "distant",
            "local");
    private static final List<String> THINGS = List.of(
            "harbour",
            "survey",
            "chapter",
            "council",
            "novel",
            "railway",
            "map",
            "museum",
            "island",
            "committee",
            "village",
            "market",
            "library",
            "bridge",
            "university",
            "family",
            "letter",
            "winter",
            "garden",
            "song");
    private static final List<String> VERBS = List.of(
            "describes",
            "replaced",
            "belongs to",
            "resembles",
            "mentions",
            "preceded",
            "supported",
            "gave its name to",
            "paid for",
            "surrounds",
            "inspired",
            "outlived");

    private final String[] texts = new String[POOL];

    Sentences(long seed, int length) {
        Random random = new Random(seed);
        for (int i = 0; i < POOL; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < length) {
                text.append("The ")
                        .append(one(KINDS, random))
                        .append(' ')
                        .append(one(THINGS, random))
                        .append(' ')
                        .append(one(VERBS, random))
                        .append(" the ")
                        .append(one(KINDS, random))
                        .append(' ')
                        .append(one(THINGS, random))
                        .append(" of ")
                        .append(1_500 + random.nextInt(500))
                        .append(". ");
            }
            texts[i] = text.substring(0, length - 1) + '.';
        }
    }

    private static String one(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    String text(long number) {
        return texts[(int) (number % POOL)];
    }
}
