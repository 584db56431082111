// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.testkit.Collected;
import ai.smartwhale.testkit.Collector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Rows of a file with comma-separated values without quotes, whose first line names the columns. */
public final class TableCollector implements Collector {

    private final List<String> columns;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final SearchIndex<Map<String, Object>> index = new SearchIndex<>();

    /** Reads the bundled file. */
    public TableCollector() {
        List<String> lines = Resources.lines("elements.csv");
        columns = List.of(lines.get(0).split(",", -1));
        lines.stream().skip(1).forEach(this::add);
    }

    private void add(String line) {
        String[] values = line.split(",", -1);
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), values[i]);
        }
        rows.add(row);
        index.add(row, "", String.join(" ", values));
    }

    @Override
    public CompletableFuture<Collected> collect(RequestPayload request) {
        return CompletableFuture.completedFuture(look(new Parameters(request).query()));
    }

    private Collected look(String query) {
        int equals = query.indexOf('=');
        if (equals < 0) {
            return outcome(query, index.search(query));
        }
        String column = query.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        if (!columns.contains(column)) {
            return Collected.invalid("query names column \"" + column + "\"; allowed: " + columns);
        }
        String value = SearchIndex.normalize(query.substring(equals + 1));
        List<Map<String, Object>> matching = rows.stream()
                .filter(row ->
                        SearchIndex.normalize(String.valueOf(row.get(column))).equals(value))
                .toList();
        return outcome(query, matching);
    }

    private static Collected outcome(String query, List<Map<String, Object>> matching) {
        return matching.isEmpty()
                ? Collected.nothing("No row matches \"" + query + '"')
                : new Collected.Found(matching, Optional.empty());
    }
}
