// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Distinct JSON texts of 1,022 bytes, so that compression has real work. */
final class Payloads {

    static final int BYTES = 1_022;
    private static final int POOL = 2_000;

    private final byte[][] pool = new byte[POOL][];

    Payloads(long seed) {
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
        }
    }

    byte[] get(int i) {
        return pool[i % POOL];
    }
}
