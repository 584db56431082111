// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * What feedback says. Immutable.
 *
 * @param strategies how often each strategy was right, by name
 * @param detectors how far each detector can be believed, by name
 * @param actors how far those who gave feedback can be believed, by name
 * @param overall what the probabilities of findings, all evidence taken together, are worth
 * @param counts how much feedback there was
 */
public record FeedbackReport(
        List<StrategyPrecision> strategies,
        List<DetectorStanding> detectors,
        List<ActorStanding> actors,
        CalibrationCurve overall,
        Counts counts) {

    /**
     * How often a strategy was right.
     *
     * @param strategy its name
     * @param correct repairs that were right, each counted as far as who said so can be believed
     * @param wrong repairs that were wrong
     * @param unsure repairs of which nobody could tell
     * @param precision the share of right ones; 0 where there are none
     * @param bounds what can be said of that share
     */
    public record StrategyPrecision(
            String strategy, double correct, double wrong, int unsure, double precision, WilsonBounds bounds) {}

    /**
     * How far a detector can be believed.
     *
     * @param detector its name
     * @param labels how many of its findings were judged
     * @param precision the share that was wrong indeed
     * @param bounds what can be said of that share
     * @param stated the share that its probabilities promised
     * @param error its expected calibration error as it is
     * @param curve what its probabilities are worth
     * @param weightBefore by what its log-odds were multiplied before
     * @param weight by what they are multiplied now
     */
    public record DetectorStanding(
            String detector,
            int labels,
            double precision,
            WilsonBounds bounds,
            double stated,
            double error,
            CalibrationCurve curve,
            double weightBefore,
            double weight) {}

    /**
     * How far somebody who gave feedback can be believed.
     *
     * @param actor who
     * @param judged how many subjects they judged right or wrong
     * @param shared how many of these others judged too
     * @param agreement the share of these in which the others thought the same; 1 where there are none
     * @param changedMind how often they took back what they said
     * @param contradictory whether they disagree with the others, or with themselves, too often for chance
     * @param bias to what they lean where they disagree; unsure for neither
     * @param reliability as how much of a feedback theirs counts, 0 to 1
     */
    public record ActorStanding(
            String actor,
            int judged,
            int shared,
            double agreement,
            int changedMind,
            boolean contradictory,
            Verdict bias,
            double reliability) {}

    /**
     * How much feedback there was.
     *
     * @param taken feedback that counts
     * @param repeated that said nothing new
     * @param unknown about what is not known
     */
    public record Counts(long taken, long repeated, long unknown) {}

    /** Checks and copies. */
    public FeedbackReport {
        strategies = List.copyOf(InvalidValueException.requirePresent("strategies", strategies));
        detectors = List.copyOf(InvalidValueException.requirePresent("detectors", detectors));
        actors = List.copyOf(InvalidValueException.requirePresent("actors", actors));
        InvalidValueException.requirePresent("overall", overall);
        InvalidValueException.requirePresent("counts", counts);
    }
}
