// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import java.util.BitSet;
import java.util.List;

/** Compares found changes with true ones: each true one may be hit once, within a tolerance. */
final class ChangeScores {

    private final int tolerance;
    private int hits;
    private int found;
    private int real;

    ChangeScores(int tolerance) {
        this.tolerance = tolerance;
    }

    void add(int[] places, List<Integer> starts) {
        BitSet used = new BitSet();
        for (int place : places) {
            for (int i = 0; i < starts.size(); i++) {
                if (!used.get(i) && Math.abs(starts.get(i) - place) <= tolerance) {
                    used.set(i);
                    break;
                }
            }
        }
        hits += used.cardinality();
        found += starts.size();
        real += places.length;
    }

    double f1() {
        return 2.0 * hits / Math.max(1, found + real);
    }
}
