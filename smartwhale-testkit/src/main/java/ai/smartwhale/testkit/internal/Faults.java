// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.testkit.Latency;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What goes wrong, and how often. The same request meets the same fate in every run, whatever the order of requests.
 *
 * @param seed where chance begins
 * @param latency how long requests wait
 * @param errorRate share of requests that fail, 0..1
 * @param duplicateRate share of answers sent twice, 0..1
 * @param lossRate share of requests not answered, 0..1
 */
public record Faults(long seed, Latency latency, double errorRate, double duplicateRate, double lossRate) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;

    /**
     * What happens to one request.
     *
     * @param latency how long it waits
     * @param error whether its source is said to be unavailable
     * @param duplicate whether its answer is sent twice
     * @param lost whether it is not answered
     */
    record Fate(Duration latency, boolean error, boolean duplicate, boolean lost) {}

    /** Draws, always in the same order, so that one rate does not change what another one hits. */
    Fate fate(String requestId, int retryCount) {
        SplittableRandom random = new SplittableRandom(seed ^ (hash(requestId) + retryCount * GOLDEN_RATIO));
        boolean error = random.nextDouble() < errorRate;
        boolean duplicate = random.nextDouble() < duplicateRate;
        boolean lost = random.nextDouble() < lossRate;
        return new Fate(latency.draw(random), error, duplicate, lost);
    }

    /** Where chance for anything else that happens to a request begins. */
    SplittableRandom random(String requestId, int retryCount) {
        return new SplittableRandom(~seed ^ (hash(requestId) + retryCount * GOLDEN_RATIO));
    }

    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
