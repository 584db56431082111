// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * How long answers took, from the moment for which the request was planned.
 *
 * @param count the number of answers
 * @param p50 half of them were faster
 * @param p95 95 of 100 were faster
 * @param p99 99 of 100 were faster
 * @param max the slowest
 */
public record Latency(long count, Duration p50, Duration p95, Duration p99, Duration max) {

    static Latency of(Histogram micros) {
        return new Latency(micros.getTotalCount(), at(micros, 50), at(micros, 95), at(micros, 99), at(micros, 100));
    }

    private static Duration at(Histogram micros, double percentile) {
        long value = micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percentile);
        return Duration.ofNanos(value * 1_000);
    }
}
