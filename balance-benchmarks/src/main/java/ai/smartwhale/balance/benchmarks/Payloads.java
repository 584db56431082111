// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Distinct texts in numbers, so that compression has real work. */
final class Payloads {

    static final int BYTES = 1_022;
    private static final int POOL = 2_000;

    private final byte[][] pool = new byte[POOL][];
    private final String[] words = new String[POOL];
    private final int length;

    Payloads(long seed) {
        this(seed, BYTES);
    }

    /** Texts of so many characters; the JSON texts keep their length. */
    Payloads(long seed, int length) {
        this.length = length;
        Random random = new Random(seed);
        for (int i = 0; i < POOL; i++) {
            StringBuilder text = new StringBuilder("{\"metadata\":{");
            while (text.length() < BYTES) {
                text.append("\"field")
                        .append(random.nextInt(1_000))
                        .append("\":\"")
                        .append(Long.toHexString(random.nextLong()))
                        .append("\",");
            }
            pool[i] = text.substring(0, BYTES).getBytes(StandardCharsets.UTF_8);
            words[i] = words(random);
        }
    }

    private String words(Random random) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(Long.toHexString(random.nextLong())).append(" whale ");
        }
        return text.substring(0, length);
    }

    /** A JSON text of 1,022 bytes. */
    byte[] get(int i) {
        return pool[i % POOL];
    }

    /** Words that need no escape in JSON. */
    String text(int i) {
        return words[i % POOL];
    }
}
