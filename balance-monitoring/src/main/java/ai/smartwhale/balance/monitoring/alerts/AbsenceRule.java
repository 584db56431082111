// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;

/**
 * A series that is silent. A value that is not a number counts as silence. Where no series was ever heard of, the
 * silence began with the first sample that the detector was given, and the alert has the labels of the selector.
 *
 * @param terms its name, its severity and its patience
 * @param on the series
 * @param silence for how long it may be silent, above zero
 */
public record AbsenceRule(RuleTerms terms, SeriesSelector on, Duration silence) implements AlertRule {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if the silence is not above zero
     */
    public AbsenceRule {
        InvalidValueException.requirePresent("terms", terms);
        InvalidValueException.requirePresent("on", on);
        InvalidValueException.requirePositive("silence", silence);
    }

    @Override
    public List<SeriesSelector> reads() {
        return List.of(on);
    }
}
