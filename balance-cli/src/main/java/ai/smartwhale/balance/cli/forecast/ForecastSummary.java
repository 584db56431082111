// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.forecast;

import ai.smartwhale.balance.prediction.forecast.ForecastFlag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What became of a file.
 *
 * @param series how many were forecast
 * @param badLines how many lines were left out
 * @param bad the first 1,000 of them
 * @param flags how many forecasts carry which warning
 * @param plotted the first series
 */
public record ForecastSummary(
        int series, long badLines, List<BadLine> bad, Map<ForecastFlag, Integer> flags, List<PlottedSeries> plotted) {

    /** Copies the collections. */
    public ForecastSummary {
        bad = List.copyOf(bad);
        flags = Map.copyOf(flags);
        plotted = List.copyOf(plotted);
    }

    /**
     * For programs.
     *
     * @return what is written as JSON
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("series", series);
        map.put("bad_lines", badLines);
        map.put("bad", bad.stream().map(BadLine::toString).toList());
        Map<String, Integer> warnings = new LinkedHashMap<>();
        for (ForecastFlag flag : ForecastFlag.values()) {
            if (flags.containsKey(flag)) {
                warnings.put(flag.name().toLowerCase(Locale.ROOT), flags.get(flag));
            }
        }
        map.put("flags", warnings);
        return map;
    }
}
