// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings parameters that mean the same into one form; those that are in it already are not copied. */
final class CanonicalParameters {

    private static final String QUERY = "query";

    /** Under these names, too, clients send the query; messaging adds it under its own name. */
    private static final List<String> ALIASES = List.of("title", "url", "search_term");

    private CanonicalParameters() {}

    static Map<String, Object> of(Map<String, Object> parameters, Set<String> without) {
        Object query = parameters.get(QUERY);
        String given = query instanceof String text ? text : "";
        String normal = normalize(given);
        boolean changes = !normal.equals(given) || without.stream().anyMatch(parameters::containsKey);
        for (String alias : ALIASES) {
            changes |= !given.isEmpty() && given.equals(parameters.get(alias));
        }
        if (!changes) {
            return parameters;
        }
        Map<String, Object> canonical = new HashMap<>(parameters);
        canonical.keySet().removeAll(without);
        if (query instanceof String) {
            ALIASES.forEach(alias -> canonical.remove(alias, given));
            canonical.put(QUERY, normal);
        }
        return canonical;
    }

    /** One space between words and none around them; Unicode composed. Upper and lower case differ in addresses. */
    private static String normalize(String query) {
        boolean plain = true;
        boolean afterSpace = true;
        for (int i = 0; i < query.length() && plain; i++) {
            char c = query.charAt(i);
            plain = c > ' ' ? c < 128 : c == ' ' && !afterSpace;
            afterSpace = c == ' ';
        }
        if (plain && (!afterSpace || query.isEmpty())) {
            return query;
        }
        StringBuilder words = new StringBuilder(query.length());
        Normalizer.normalize(query, Normalizer.Form.NFC).codePoints().forEach(point -> {
            boolean space = Character.isWhitespace(point) || Character.isSpaceChar(point);
            if (!space) {
                words.appendCodePoint(point);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        });
        return words.toString().stripTrailing();
    }
}
