// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.finding.Dimension;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import ai.smartwhale.commons.InvalidValueException;
import java.time.InstantSource;
import java.util.List;

/**
 * Knows which scores are good enough. A threshold is never below its floor. Above it, it follows the low quantile of
 * what is usual for the source, so that a set share of usual data is refused (as conformal prediction sets its
 * threshold), and moves only when the share that is refused differs from the one that is wanted by more than chance.
 * While more is refused than chance explains, nothing is learned: a source that gets worse does not thereby make worse
 * data acceptable, unless somebody confirms that it is good.
 *
 * <p>Thread-safe.
 */
public interface ThresholdManager {

    /**
     * Decides whether a record is good enough, in all that has a threshold. After a record of a source was not, the
     * next ones have to be better by the hysteresis until one is.
     *
     * @param source who sent it
     * @param assessment what is known of its quality
     * @return the decision, with every threshold that was missed
     * @throws InvalidValueException if an argument is missing
     */
    ThresholdDecision isValid(String source, RecordAssessment assessment);

    /**
     * Learns from a score.
     *
     * @param update the score and what is known of its data
     * @return what became of the threshold
     * @throws InvalidValueException if the argument is missing
     */
    ThresholdChange adjustThreshold(ThresholdUpdate update);

    /**
     * Whether a side of quality has a threshold of its own.
     *
     * @param dimension which side
     * @return true if so
     */
    boolean follows(Dimension dimension);

    /**
     * The threshold as it is now.
     *
     * @param scope of what
     * @return 0 to 1; the floor for a scope of which nothing was heard
     */
    double threshold(ThresholdScope scope);

    /**
     * Keeps a threshold where it is, or lets it move again.
     *
     * @param scope of what
     * @param frozen whether it stays
     */
    void freeze(ThresholdScope scope, boolean frozen);

    /**
     * The last moves of a threshold.
     *
     * @param scope of what
     * @return oldest first, at most 100
     */
    List<ThresholdChange> changes(ThresholdScope scope);

    /**
     * Begins with the floors.
     *
     * @param config how thresholds begin and follow
     * @param time the present, for the history of changes
     * @return the manager
     */
    static ThresholdManager create(ThresholdConfig config, InstantSource time) {
        return new DefaultThresholdManager(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("time", time));
    }
}
