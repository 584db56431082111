// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names of metrics in a query of PromQL. It knows where names can stand, not what a query means: texts,
 * selectors, ranges, lists of labels and functions are left out, and what remains is a metric.
 */
final class PromQuery {

    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|`[^`]*+`"
            + "|\\$\\{?\\w+\\}?|[a-zA-Z_:][\\w:]*+|[0-9][\\w.]*+|\\s++|.", Pattern.DOTALL);
    private static final Set<String> BEFORE_LABELS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "atan2", "bool", "offset", "start", "end",
            "inf", "nan", "sum", "avg", "min", "max", "count", "stddev", "stdvar", "group", "topk", "bottomk",
            "quantile", "count_values", "limitk", "limit_ratio");

    private final String query;
    private final Matcher tokens;
    private final Set<String> metrics = new TreeSet<>();

    private PromQuery(String query) {
        this.query = query;
        this.tokens = TOKEN.matcher(query);
    }

    static Set<String> metrics(String query) {
        return new PromQuery(query).read();
    }

    private Set<String> read() {
        while (tokens.find()) {
            String token = tokens.group();
            char first = token.charAt(0);
            if (first == '{') {
                skip('}');
            } else if (first == '[') {
                skip(']');
            } else if (first == '"' || first == '\'' || first == '`') {
                requireClosed(token);
            } else if (Character.isLetter(first) || first == '_' || first == ':') {
                word(token);
            }
        }
        return metrics;
    }

    private void word(String token) {
        boolean called = next() == '(';
        String lower = token.toLowerCase(Locale.ROOT);
        if (BEFORE_LABELS.contains(lower)) {
            if (called) {
                skip(')');
            }
        } else if (!called && !WORDS.contains(lower)) {
            metrics.add(token);
        }
    }

    /** What comes after blanks; a blank at the end. */
    private char next() {
        int at = tokens.end();
        while (at < query.length() && Character.isWhitespace(query.charAt(at))) {
            at++;
        }
        return at < query.length() ? query.charAt(at) : ' ';
    }

    private void skip(char end) {
        while (tokens.find()) {
            String token = tokens.group();
            if (token.charAt(0) == end) {
                return;
            }
            if (token.equals("__name__")) {
                throw new InvalidValueException("query", query, "metrics by their name, not by __name__");
            }
        }
        throw new InvalidValueException("query", query, "a query with its " + end);
    }

    private void requireClosed(String token) {
        if (token.length() == 1) {
            throw new InvalidValueException("query", query, "a query with its " + token);
        }
    }
}
