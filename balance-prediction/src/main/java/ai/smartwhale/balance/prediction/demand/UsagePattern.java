// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.forecast.Season;
import java.util.List;

/**
 * How a model uses data.
 *
 * @param rhythm what its requests are like
 * @param seasons repetitions in its requests, in slots, the strongest first
 * @param requestsPerSlot on the average of the remembered slots
 * @param emptyShare which part of the remembered slots had no request, 0 to 1
 * @param dispersion variance by mean of requests in a slot: 1 for requests at random, more if they come in bursts
 * @param trendPerDay by which part of their mean requests grow in a day, by the median of slopes; 0 if that is not
 *     known
 * @param busiestHours of the week, 0 for the first hour of Monday, those above one and a half times the mean, the
 *     busiest first, at most 24
 * @param slots how many are remembered
 * @param reason why it is called this rhythm
 */
public record UsagePattern(
        Rhythm rhythm,
        List<Season> seasons,
        double requestsPerSlot,
        double emptyShare,
        double dispersion,
        double trendPerDay,
        List<Integer> busiestHours,
        int slots,
        String reason) {

    /** Copies the lists. */
    public UsagePattern {
        seasons = List.copyOf(seasons);
        busiestHours = List.copyOf(busiestHours);
    }

    /** What requests are like. */
    public enum Rhythm {
        /** There were none in the remembered slots. */
        IDLE,
        /** Most slots have none. */
        SPARSE,
        /** They repeat. */
        PERIODIC,
        /** They come in bursts. */
        BURSTY,
        /** About the same number in each slot. */
        STEADY
    }
}
