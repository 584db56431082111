// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.forecast;

import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.Season;
import ai.smartwhale.balance.prediction.forecast.SeasonDetector;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import ai.smartwhale.commons.InvalidValueException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * How the series of a file are forecast.
 *
 * @param horizon how many steps
 * @param seasons in slots, ascending; empty to find them in each series
 * @param percents the levels of the intervals in percent
 * @param fast whether one streaming forecaster answers instead of a blend
 */
public record ForecastSettings(int horizon, List<Integer> seasons, List<BigDecimal> percents, boolean fast) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Checks the settings as a whole; a season of 1 is none.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public ForecastSettings {
        seasons = seasons.stream()
                .filter(season -> season != 1)
                .distinct()
                .sorted()
                .toList();
        percents = List.copyOf(percents);
        for (BigDecimal percent : percents) {
            if (percent.signum() <= 0 || percent.compareTo(HUNDRED) >= 0) {
                throw new InvalidValueException("intervals", percent, "percents between 0 and 100");
            }
        }
        config(horizon, seasons, percents, ValueKind.REAL);
    }

    /** The header of the output. */
    String header() {
        StringBuilder header = new StringBuilder("id,step,mean");
        for (BigDecimal percent : percents) {
            String label = percent.stripTrailingZeros().toPlainString();
            header.append(",lo").append(label).append(",hi").append(label);
        }
        return header.toString();
    }

    /** A forecaster for one series. */
    Forecaster forecaster(SeriesRow row) {
        boolean negative = Arrays.stream(row.values()).anyMatch(value -> value < 0);
        List<Integer> found = seasons.isEmpty()
                ? SeasonDetector.detect(row.values()).stream()
                        .map(Season::slots)
                        .toList()
                : seasons;
        ValueKind kind = negative ? ValueKind.REAL : ValueKind.NON_NEGATIVE;
        ForecastMethod method = fast ? ForecastMethod.AUTOREGRESSION : ForecastMethod.BLEND;
        return Forecaster.create(method, config(horizon, found, percents, kind));
    }

    private static SeriesConfig config(int horizon, List<Integer> seasons, List<BigDecimal> percents, ValueKind kind) {
        return SeriesConfig.builder()
                .horizon(horizon)
                .seasons(seasons)
                .kind(kind)
                .levels(percents.stream()
                        .map(percent -> percent.movePointLeft(2).doubleValue())
                        .toList())
                .build();
    }
}
