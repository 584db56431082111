// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names under which clients in the field send what is to be searched for. */
final class QueryAliases {

    private static final String QUERY = "query";
    private static final List<String> ALIASES = List.of("title", "url", "search_term");

    private QueryAliases() {}

    /** Adds the query from the first alias that is a text, unless there is a query. The alias stays. */
    static JsonMap complete(JsonMap parameters) {
        if (parameters.get(QUERY) != null) {
            return parameters;
        }
        for (String alias : ALIASES) {
            if (parameters.get(alias) instanceof String text) {
                Map<String, Object> completed = new LinkedHashMap<>(parameters);
                completed.put(QUERY, text);
                return new JsonMap(completed, parameters.depth());
            }
        }
        return parameters;
    }
}
