// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.RequestPayload;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of what was found that one answer holds: {@code count} items from {@code cursor} on, as far as
 * {@code max_size} allows.
 *
 * @param items the items
 * @param offset how many items lie before them
 * @param total how many there are in all
 * @param cut whether {@code max_size} made it shorter
 */
record Page(List<Map<String, Object>> items, int offset, int total, boolean cut) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SEARCH_COUNT = 10;
    private static final int MOST = 100;

    static Page of(List<Map<String, Object>> found, RequestPayload request) {
        Parameters parameters = new Parameters(request);
        int usual = request.operation() == OperationType.SEARCH_DATA ? SEARCH_COUNT : MOST;
        int count = parameters.number("count", usual, 1, MOST);
        int offset = parameters.number("cursor", 0, 0, found.size());
        List<Map<String, Object>> wanted = found.subList(offset, Math.min(found.size(), offset + count));
        List<Map<String, Object>> fitting =
                request.maxSize().map(size -> fit(wanted, size)).orElse(wanted);
        return new Page(fitting, offset, found.size(), fitting.size() < wanted.size());
    }

    private static List<Map<String, Object>> fit(List<Map<String, Object>> items, long bytes) {
        List<Map<String, Object>> fitting = new ArrayList<>();
        long used = 2; // the brackets
        for (Map<String, Object> item : items) {
            used += size(item) + (fitting.isEmpty() ? 0 : 1);
            if (used > bytes) {
                break;
            }
            fitting.add(item);
        }
        return fitting;
    }

    private static long size(Map<String, Object> item) {
        try {
            return JSON.writeValueAsBytes(item).length;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("An item is not fit for JSON", e);
        }
    }

    Optional<String> next() {
        int end = offset + items.size();
        return end < total ? Optional.of(Integer.toString(end)) : Optional.empty();
    }

    Map<String, Object> info() {
        return Map.of("offset", offset, "count", items.size(), "total", total);
    }
}
