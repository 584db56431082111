// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long answers took, in buckets of a quarter of an octave, so that a quantile is off by 9 % at most, and sketches
 * of several instances add up to that of all. Immutable.
 *
 * @param counts answers by bucket, 0 to {@value #LAST_BUCKET}; each above zero
 */
public record LatencySketch(SortedMap<Integer, Long> counts) {

    /** The last bucket: about 12 days and more. */
    public static final int LAST_BUCKET = 159;
    /** Of no answers. */
    public static final LatencySketch NONE = new LatencySketch(new TreeMap<>());

    private static final int PARTS = 4;

    /**
     * Checks and copies the counts.
     *
     * @throws InvalidValueException if a bucket or a count is outside its range
     */
    public LatencySketch {
        TreeMap<Integer, Long> copy = new TreeMap<>(InvalidValueException.requirePresent("counts", counts));
        copy.forEach((bucket, count) -> {
            InvalidValueException.requireRange("bucket", bucket, 0, LAST_BUCKET);
            InvalidValueException.requireRange("count", count, 1, Long.MAX_VALUE >> 10);
        });
        counts = java.util.Collections.unmodifiableSortedMap(copy);
    }

    /** The bucket of a time. */
    static int bucket(Duration time) {
        double micros = Math.max(1, time.toNanos() / 1e3);
        return Math.min(LAST_BUCKET, (int) (PARTS * Math.log(micros) / Math.log(2)));
    }

    /**
     * The sketch of all.
     *
     * @param other of other answers
     * @return the sum
     */
    public LatencySketch merge(LatencySketch other) {
        TreeMap<Integer, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((bucket, count) -> sum.merge(bucket, count, Long::sum));
        return new LatencySketch(sum);
    }

    /**
     * How many answers.
     *
     * @return 0 or more
     */
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The time that a share of the answers did not exceed.
     *
     * @param share 0 to 1
     * @return the middle of its bucket; empty if there are no answers
     * @throws InvalidValueException if the share is outside its range
     */
    public Optional<Duration> quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new InvalidValueException("share", share, "0 to 1");
        }
        double rank = share * count();
        long passed = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            passed += bucket.getValue();
            if (passed >= rank) {
                double micros = Math.pow(2, (bucket.getKey() + 0.5) / PARTS);
                return Optional.of(Duration.ofNanos((long) (micros * 1e3)));
            }
        }
        return Optional.empty();
    }
}
