// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.rules.QualityRules;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How records are checked. Immutable.
 *
 * @param flagThreshold from which probability on a finding is flagged, 0 to 1
 * @param rules what the owner of the data says must hold
 * @param detectors further detectors
 * @param weights how far each detector is believed
 * @param staleAfter how old a record may be when it comes, for records that tell when they were made
 * @param maxCellChars how long a cell may be to be looked at as a whole, 256 to 2^30
 */
public record CheckSettings(
        double flagThreshold,
        QualityRules rules,
        List<RecordDetector> detectors,
        DetectorWeights weights,
        Optional<Duration> staleAfter,
        int maxCellChars) {

    /** No rules, flagged from one half on, cells of a mebibyte. */
    public static final CheckSettings DEFAULT =
            new CheckSettings(0.5, QualityRules.NONE, List.of(), DetectorWeights.EVEN, Optional.empty(), 1 << 20);

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if something is absent or outside of its range
     */
    public CheckSettings {
        QualityScore.requireShare("flagThreshold", flagThreshold);
        InvalidValueException.requirePresent("rules", rules);
        detectors = List.copyOf(InvalidValueException.requirePresent("detectors", detectors));
        InvalidValueException.requirePresent("weights", weights);
        InvalidValueException.requirePresent("staleAfter", staleAfter)
                .ifPresent(age -> InvalidValueException.requirePositive("staleAfter", age));
        InvalidValueException.requireRange("maxCellChars", maxCellChars, 256, 1 << 30);
    }

    /**
     * The same but for the weights.
     *
     * @param changed the weights
     * @return the settings
     */
    public CheckSettings withWeights(DetectorWeights changed) {
        return new CheckSettings(flagThreshold, rules, detectors, changed, staleAfter, maxCellChars);
    }

    /** The same with detectors that know which fields of a table are their own. */
    CheckSettings fittedTo(List<DataRecord> sample) {
        if (detectors.isEmpty()) {
            return this;
        }
        List<RecordDetector> fitted =
                detectors.stream().map(one -> one.fittedTo(sample)).toList();
        return new CheckSettings(flagThreshold, rules, fitted, weights, staleAfter, maxCellChars);
    }
}
