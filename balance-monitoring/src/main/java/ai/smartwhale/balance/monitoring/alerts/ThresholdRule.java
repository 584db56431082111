// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * A value beyond a level.
 *
 * @param terms its name, its severity and its patience
 * @param on the series
 * @param levels where it fires and where it clears
 */
public record ThresholdRule(RuleTerms terms, SeriesSelector on, Levels levels) implements AlertRule {

    /** Checks that all is there. */
    public ThresholdRule {
        InvalidValueException.requirePresent("terms", terms);
        InvalidValueException.requirePresent("on", on);
        InvalidValueException.requirePresent("levels", levels);
    }

    @Override
    public List<SeriesSelector> reads() {
        return List.of(on);
    }
}
