// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.List;

/**
 * Moves work that may wait out of the peaks: ahead by a forecast, or as time goes by. Never causes a deadline to be
 * missed that could be kept. Thread-safe.
 */
public interface TimingOptimizer {

    /**
     * Which spans have room: all are filled with the work, like vessels with water, to one level. O(n log n).
     *
     * @param forecast the expected load, in spans of equal length that do not overlap
     * @param cost how much work is to be placed, zero or more
     * @return the spans with room, in the order of time; the rooms add up to the cost
     * @throws InvalidValueException if the forecast is empty or not as described, or the cost outside its range
     */
    List<LoadWindow> predictOptimalWindows(List<ForecastSlot> forecast, double cost);

    /**
     * When each piece is to begin, so that the highest load is low. The level is the lowest at which earliest deadline
     * first fits, found by bisection; what fits nowhere begins as early as it may.
     *
     * @param work the work, at most 100,000 pieces
     * @param forecast the expected load, in spans of equal length that do not overlap
     * @return when each begins
     * @throws InvalidValueException if the forecast is empty or not as described
     * @throws ai.smartwhale.commons.LimitExceededException if there is too much work
     */
    TimingPlan optimizeExecutionTiming(List<DeferrableWork> work, List<ForecastSlot> forecast);

    /**
     * Decides without a forecast, to be asked once in each span of time: work begins by deadline as long as the load
     * does not exceed its average by more than the headroom. Where that is not enough to do all that waits in time, the
     * load rises to the lowest level at which it is, if urgent load becomes what it usually is: the rule Optimal
     * Available of Yao, Demers and Shenker (FOCS 1995), with an urgent load. The averages are those of what this method
     * was told, with what it released.
     *
     * @param waiting the work that waits
     * @param load the load of this span so far, without that work; zero or more
     * @param now the present time
     * @return what begins now
     * @throws InvalidValueException if an argument is null or outside its range
     */
    ReleaseDecision balanceLoad(List<DeferrableWork> waiting, double load, Instant now);

    /**
     * An optimizer.
     *
     * @param config how work is timed
     * @return the optimizer
     * @throws InvalidValueException if the configuration is null
     */
    static TimingOptimizer create(TimingConfig config) {
        return new DefaultTimingOptimizer(InvalidValueException.requirePresent("config", config));
    }
}
