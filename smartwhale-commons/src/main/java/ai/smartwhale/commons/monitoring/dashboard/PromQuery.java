// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the names of metrics in a query of PromQL. It knows where names can stand, not what a query means: texts,
 * selectors, ranges, lists of labels and functions are left out, and what remains is a metric.
 */
final class PromQuery {

    private static final Set<String> BEFORE_LABELS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "unless",
            "atan2",
            "bool",
            "offset",
            "start",
            "end",
            "inf",
            "nan",
            "sum",
            "avg",
            "min",
            "max",
            "count",
            "stddev",
            "stdvar",
            "group",
            "topk",
            "bottomk",
            "quantile",
            "count_values",
            "limitk",
            "limit_ratio");

    private final String query;
    private final Set<String> metrics = new TreeSet<>();
    private int at;

    private PromQuery(String query) {
        this.query = query;
    }

    static Set<String> metrics(String query) {
        return new PromQuery(query).read();
    }

    private Set<String> read() {
        while (at < query.length()) {
            char c = query.charAt(at);
            if (c == '{') {
                skip('}');
            } else if (c == '[') {
                skip(']');
            } else if (isQuote(c)) {
                skipText(c);
            } else if (c == '$' || isDigit(c)) {
                // A variable, a number or a duration.
                at++;
                at += query.startsWith("{", at) ? 1 : 0;
                next();
            } else if (isOfName(c)) {
                word(next());
            } else {
                at++;
            }
        }
        return metrics;
    }

    private void word(String token) {
        boolean called = isCalled();
        String lower = token.toLowerCase(Locale.ROOT);
        if (BEFORE_LABELS.contains(lower)) {
            if (called) {
                skip(')');
            }
        } else if (!called && !WORDS.contains(lower)) {
            metrics.add(token);
        }
    }

    private String next() {
        int begin = at;
        while (at < query.length() && (isOfName(query.charAt(at)) || isDigit(query.charAt(at)))) {
            at++;
        }
        return query.substring(begin, at);
    }

    private boolean isCalled() {
        int after = at;
        while (after < query.length() && Character.isWhitespace(query.charAt(after))) {
            after++;
        }
        return query.startsWith("(", after);
    }

    private void skip(char end) {
        while (at < query.length()) {
            char c = query.charAt(at);
            if (c == end) {
                at++;
                return;
            }
            if (isQuote(c)) {
                skipText(c);
            } else if (!isOfName(c)) {
                at++;
            } else if (next().equals("__name__")) {
                throw new InvalidValueException("query", query, "metrics by their name, not by __name__");
            }
        }
        throw new InvalidValueException("query", query, "a query with its " + end);
    }

    private void skipText(char quote) {
        at++;
        while (at < query.length() && query.charAt(at) != quote) {
            at += query.charAt(at) == '\\' && quote != '`' ? 2 : 1;
        }
        if (at >= query.length()) {
            throw new InvalidValueException("query", query, "a query with its " + quote);
        }
        at++;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
    }
}
