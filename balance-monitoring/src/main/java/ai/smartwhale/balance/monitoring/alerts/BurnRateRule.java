// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * An error budget that burns too fast, by the multi-window method of the Site Reliability Workbook. Both metrics are
 * counters with the same labels. The severity of the alert is the highest of the windows that hold; that of the terms
 * is not used. With the windows of the workbook it keeps 13 KB for each pair of counters.
 *
 * @param terms its name and its patience
 * @param errors the counter of what went wrong
 * @param total the counter of all
 * @param objective the share that has to go well, above 0 and below 1
 * @param windows 1 to 8 pairs of windows; any of them is enough
 * @param fewestEvents how many events the long window has to have to be judged, 1 or more
 */
public record BurnRateRule(
        RuleTerms terms,
        SeriesSelector errors,
        SeriesSelector total,
        double objective,
        List<BurnWindow> windows,
        long fewestEvents)
        implements AlertRule {

    private static final int MOST_WINDOWS = 8;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is out of its range
     */
    public BurnRateRule {
        InvalidValueException.requirePresent("terms", terms);
        InvalidValueException.requirePresent("errors", errors);
        InvalidValueException.requirePresent("total", total);
        if (!(objective > 0 && objective < 1)) {
            throw new InvalidValueException("objective", objective, "above 0 and below 1");
        }
        windows = List.copyOf(InvalidValueException.requirePresent("windows", windows));
        InvalidValueException.requireRange("windows", windows.size(), 1, MOST_WINDOWS);
        InvalidValueException.requireRange("fewestEvents", fewestEvents, 1, Long.MAX_VALUE);
    }

    @Override
    public List<SeriesSelector> reads() {
        return List.of(errors, total);
    }
}
