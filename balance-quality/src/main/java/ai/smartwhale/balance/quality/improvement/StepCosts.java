// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What steps took and brought before, for each piece of work, newer experience counting more. Thread-safe. */
final class StepCosts {

    private static final double NEWEST = 0.3;
    private static final int MOST_STEPS = 1000;
    private static final Experience UNKNOWN = new Experience(0, 0.5);

    private final Map<String, Experience> known = new ConcurrentHashMap<>();

    private record Experience(double nanos, double gain) {}

    double nanos(String step, int pieces) {
        return known.getOrDefault(step, UNKNOWN).nanos() * pieces;
    }

    double gain(String step, double promised) {
        return known.getOrDefault(step, UNKNOWN).gain() * promised;
    }

    void took(String step, int pieces, long nanos, double gainedShare) {
        if (pieces > 0 && (known.containsKey(step) || known.size() < MOST_STEPS)) {
            Experience now = new Experience((double) nanos / pieces, gainedShare);
            known.merge(
                    step,
                    now,
                    (before, last) -> new Experience(
                            before.nanos() + NEWEST * (last.nanos() - before.nanos()),
                            before.gain() + NEWEST * (last.gain() - before.gain())));
        }
    }
}
