// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import java.util.OptionalDouble;

/**
 * What was bought and what it was good for.
 *
 * @param state whether the planner buys
 * @param bought purchases
 * @param boughtBytes their bytes
 * @param useful purchases that served a request
 * @param usefulBytes their bytes
 * @param wasted purchases that nobody asked for in time
 * @param onPaper purchases that were tried on paper only
 * @param switchedOff how many times it stopped
 * @param outstanding purchases whose data is still fresh
 * @param measuredShare what part of the bytes lately bought, or tried on paper, served a request, 0 to 1
 * @param shareLow the lower bound of this share
 * @param shareHigh the upper bound of this share
 * @param requests that were noted
 * @param overBudget what would have been bought if the budget had reached
 * @param bytesPerSecond what may be bought on the average
 */
public record PrefetchStatistics(
        PrefetchState state,
        long bought,
        long boughtBytes,
        long useful,
        long usefulBytes,
        long wasted,
        long onPaper,
        long switchedOff,
        int outstanding,
        double measuredShare,
        double shareLow,
        double shareHigh,
        long requests,
        long overBudget,
        long bytesPerSecond) {

    /**
     * What part of the purchases served a request, of those that did or whose time is over.
     *
     * @return 0 to 1; nothing while there is none
     */
    public OptionalDouble precision() {
        long ended = useful + wasted;
        return ended == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) useful / ended);
    }

    /**
     * What a useful purchase costs.
     *
     * @return bytes bought for each purchase that served a request; nothing while none did
     */
    public OptionalDouble bytesPerUsefulHit() {
        return useful == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) boughtBytes / useful);
    }
}
