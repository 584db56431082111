// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;

/**
 * A value that changes too fast: by how much per second it changed over a span of time. Until the span has been watched
 * there is nothing to judge by.
 *
 * @param terms its name, its severity and its patience
 * @param on the series
 * @param over the span, 1 s to 3 days
 * @param levels where it fires and where it clears, in units of the value per second
 */
public record ChangeRule(RuleTerms terms, SeriesSelector on, Duration over, Levels levels) implements AlertRule {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if the span is out of its range
     */
    public ChangeRule {
        InvalidValueException.requirePresent("terms", terms);
        InvalidValueException.requirePresent("on", on);
        BurnWindow.requireSpan("over", over);
        InvalidValueException.requirePresent("levels", levels);
    }

    @Override
    public List<SeriesSelector> reads() {
        return List.of(on);
    }
}
