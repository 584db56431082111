// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Set;

/**
 * One step of a ladder of degradation.
 *
 * @param name for reports
 * @param enterAt the load at and above which this level begins, 0 or more; of no meaning for the first level
 * @param leaveAt the load below which this level may end, 0 or more and less than {@code enterAt}; the space between
 *     them keeps a load that trembles from switching features on and off. Of no meaning for the first level
 * @param disabled the features that are switched off
 */
public record DegradationLevel(String name, double enterAt, double leaveAt, Set<String> disabled) {

    /**
     * Checks all values.
     *
     * @throws InvalidValueException if the name is blank or a load outside of its range
     */
    public DegradationLevel {
        InvalidValueException.requireText("name", name);
        if (!(enterAt >= 0 && enterAt < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException("enterAt", enterAt, "0 or more, finite");
        }
        if (!(leaveAt >= 0 && (leaveAt < enterAt || (enterAt == 0 && leaveAt == 0)))) {
            throw new InvalidValueException("leaveAt", leaveAt, "0 or more, below enterAt, " + enterAt);
        }
        disabled = Set.copyOf(InvalidValueException.requirePresent("disabled", disabled));
    }

    /**
     * The first level, with all features on.
     *
     * @param name for reports
     * @return the level
     * @throws InvalidValueException if the name is blank
     */
    public static DegradationLevel normal(String name) {
        return new DegradationLevel(name, 0, 0, Set.of());
    }
}
