// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.messaging.RequestPayload;
import java.util.Map;
import java.util.Optional;

/** Reads the free-form parameters of a request. */
final class Parameters {

    private final Map<String, Object> values;

    Parameters(RequestPayload request) {
        values = request.parameters();
    }

    /** A text that is not blank; numbers count as their text. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(value -> value instanceof String || value instanceof Number)
                .map(value -> value.toString().strip())
                .filter(text -> !text.isEmpty());
    }

    String query() {
        return text("query").orElse("");
    }

    /** A whole number, held within bounds; whatever is no number counts as absent. */
    int number(String name, int absent, int least, int most) {
        return text(name)
                .map(Parameters::parse)
                .flatMap(number -> number)
                .map(number -> (int) Math.max(least, Math.min(most, number)))
                .orElse(absent);
    }

    private static Optional<Long> parse(String text) {
        try {
            return Optional.of((long) Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
