// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import java.util.Optional;

/** Signatures of texts: 64 bytes, of which as many are equal as the texts have runs of words in common. */
final class TextSignature {

    static final int COMPONENTS = 64;

    private static final int BITS = 8;
    private static final int RUN = 3;

    /** How often two components of different texts are equal by chance. */
    private static final double CHANCE = 1.0 / (1 << BITS);

    private static final SimilarityHashPolicy POLICY = SimilarityHashing.superMinHash(COMPONENTS, BITS);

    private TextSignature() {}

    static Optional<byte[]> of(TextScan scan) {
        int runs = scan.words() - RUN + 1;
        if (runs < 1) {
            return Optional.empty();
        }
        return Optional.of(POLICY.createHasher().compute(ElementHashProvider.ofFunction(i -> run(scan, i), runs)));
    }

    private static long run(TextScan scan, int start) {
        long hash = 0;
        for (int i = start; i < start + RUN; i++) {
            hash = (hash ^ scan.hash(i)) * 0xD6E8FEB86659FD93L;
            hash ^= hash >>> 32;
        }
        return hash * 0x9E3779B97F4A7C15L;
    }

    /** The estimated share of common runs, less what chance gives. */
    static double similarity(byte[] one, byte[] other) {
        double equal = POLICY.getFractionOfEqualComponents(one, other);
        return Math.max(0, (equal - CHANCE) / (1 - CHANCE));
    }
}
