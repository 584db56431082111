// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import java.util.List;

/**
 * What was measured so far. Never NaN: without measurements all figures are 0.
 *
 * @param scope what was measured
 * @param count how many measurements there were
 * @param mean their mean
 * @param deviation their standard deviation (divisor {@code count - 1})
 * @param least the smallest
 * @param most the largest
 * @param recent the exponentially weighted mean, in which a measurement has half its weight after about 14 further ones
 * @param p5 the 5th percentile, within 1 % of rank
 * @param p50 the median, within 1 % of rank
 * @param p95 the 95th percentile, within 1 % of rank
 * @param windows the last 5 minutes, hour and day
 */
public record MetricSummary(
        MetricScope scope,
        long count,
        double mean,
        double deviation,
        double least,
        double most,
        double recent,
        double p5,
        double p50,
        double p95,
        List<MetricWindow> windows) {

    /** Copies the windows. */
    public MetricSummary {
        windows = List.copyOf(windows);
    }
}
