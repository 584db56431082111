// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.commons.InvalidValueException;
import java.util.Locale;
import java.util.Map;

/**
 * How far each detector is believed: by what its evidence, as a logarithm of odds, is multiplied. Learned from
 * feedback. Immutable.
 *
 * @param byDetector 0 (not at all) to 4; one that is not named has 1
 */
public record DetectorWeights(Map<String, Double> byDetector) {

    /** All detectors as they are. */
    public static final DetectorWeights EVEN = new DetectorWeights(Map.of());

    /** The name of what dependencies say. */
    public static final String DEPENDENCY = nameOf(IssueKind.DEPENDENCY);

    private static final double MOST = 4;

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if a weight is NaN or outside of 0..4
     */
    public DetectorWeights {
        byDetector = Map.copyOf(InvalidValueException.requirePresent("byDetector", byDetector));
        byDetector.forEach((detector, weight) -> {
            if (!(weight >= 0 && weight <= MOST)) {
                throw new InvalidValueException("byDetector[" + detector + ']', weight, "0..4");
            }
        });
    }

    /**
     * The weight of a detector.
     *
     * @param detector its name
     * @return 0 to 4
     */
    public double of(String detector) {
        return byDetector.getOrDefault(detector, 1.0);
    }

    /**
     * The name of the detector that comes with the library for a kind.
     *
     * @param kind the kind
     * @return such as {@code embedded-unit}
     */
    public static String nameOf(IssueKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
