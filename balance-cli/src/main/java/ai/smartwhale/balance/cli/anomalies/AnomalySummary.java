// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.anomalies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was found in a file.
 *
 * @param rows written
 * @param missing rows without a value
 * @param unordered rows not later than the one before
 * @param badRows lines that could not be judged
 * @param bad the first thousand of them
 * @param alarms found
 * @param found the first thousand alarms
 * @param values the curve
 * @param scores the curve of scores
 */
public record AnomalySummary(
        long rows,
        long missing,
        long unordered,
        long badRows,
        List<BadRow> bad,
        long alarms,
        List<FoundAnomaly> found,
        Outline values,
        Outline scores) {

    /** Copies the lists. */
    public AnomalySummary {
        bad = List.copyOf(bad);
        found = List.copyOf(found);
    }

    /**
     * How often each kind was found.
     *
     * @return counts by kind, of the alarms kept
     */
    public Map<String, Integer> kinds() {
        Map<String, Integer> kinds = new TreeMap<>();
        found.forEach(anomaly -> kinds.merge(anomaly.kind(), 1, Integer::sum));
        return kinds;
    }

    /**
     * For programs.
     *
     * @return maps, lists, numbers and texts
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rows", rows);
        map.put("missing", missing);
        map.put("unordered", unordered);
        map.put("bad_rows", badRows);
        map.put("bad", bad.stream().map(BadRow::toString).toList());
        map.put("alarms", alarms);
        map.put("kinds", kinds());
        return map;
    }
}
