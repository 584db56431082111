// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/**
 * How far back an analyzer looks, and how many models it keeps. A window is a ring of buckets: what is older than all
 * of them is forgotten a bucket at a time. A model takes some 2 KB with the defaults.
 *
 * @param bucket the length of a bucket, 1 ms to 1 day; one second by default
 * @param buckets how many, 2 to 3,600; 60 by default
 * @param maxModels models at the same time, 1 to 1,000,000; 10,000 by default. One more takes the place of the one that
 *     was idle for longest
 * @param idleAfter how long a model is kept of which nothing is heard, the whole window or more, ten years at most; ten
 *     minutes by default
 */
public record AnalysisWindow(Duration bucket, int buckets, int maxModels, Duration idleAfter) {

    private static final Duration LONGEST_IDLE = Duration.ofDays(3_650);

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if a duration is too long
     */
    public AnalysisWindow {
        InvalidValueException.requirePositive("bucket", bucket);
        LimitExceededException.requireAtMost(
                "bucket, in seconds", bucket.toSeconds(), Duration.ofDays(1).toSeconds());
        InvalidValueException.requireRange("bucket, in milliseconds", bucket.toMillis(), 1, Long.MAX_VALUE);
        InvalidValueException.requireRange("buckets", buckets, 2, 3_600);
        InvalidValueException.requireRange("maxModels", maxModels, 1, 1_000_000);
        InvalidValueException.requirePositive("idleAfter", idleAfter);
        LimitExceededException.requireAtMost("idleAfter, in seconds", idleAfter.toSeconds(), LONGEST_IDLE.toSeconds());
        if (idleAfter.compareTo(bucket.multipliedBy(buckets)) < 0) {
            throw new InvalidValueException("idleAfter", idleAfter, "the whole window or more");
        }
    }

    /**
     * The last minute by seconds.
     *
     * @return the window
     */
    public static AnalysisWindow defaults() {
        return new AnalysisWindow(Duration.ofSeconds(1), 60, 10_000, Duration.ofMinutes(10));
    }

    /**
     * The length of the whole window.
     *
     * @return all buckets together
     */
    public Duration span() {
        return bucket.multipliedBy(buckets);
    }

    /**
     * The same for another number of models.
     *
     * @param most models at the same time, 1 to 1,000,000
     * @return the window
     */
    public AnalysisWindow withMaxModels(int most) {
        return new AnalysisWindow(bucket, buckets, most, idleAfter);
    }
}
