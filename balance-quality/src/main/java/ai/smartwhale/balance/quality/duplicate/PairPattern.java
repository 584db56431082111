// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Levels of agreement that many pairs have in common: learning looks at each only once.
 *
 * @param levels one for each field
 * @param possible how many pairs that may be duplicates agree so far
 * @param strangers how many strangers do
 */
record PairPattern(byte[] levels, int possible, int strangers) {

    static List<PairPattern> of(List<byte[]> possible, List<byte[]> strangers) {
        Map<ByteBuffer, int[]> counts = new LinkedHashMap<>();
        count(possible, 0, counts);
        count(strangers, 1, counts);
        List<PairPattern> patterns = new ArrayList<>(counts.size());
        counts.forEach((levels, count) -> patterns.add(new PairPattern(levels.array(), count[0], count[1])));
        return patterns;
    }

    private static void count(List<byte[]> pairs, int kind, Map<ByteBuffer, int[]> counts) {
        for (byte[] levels : pairs) {
            counts.computeIfAbsent(ByteBuffer.wrap(levels), key -> new int[2])[kind]++;
        }
    }
}
