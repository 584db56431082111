// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.InvalidValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies claims with all that is in them, so that the tokens of a family go on saying what the first one said. */
final class ClaimCopies {

    private static final int MOST_LEVELS = 16;

    private ClaimCopies() {}

    static Map<String, Object> of(Map<String, Object> claims) {
        Map<String, Object> copy = new LinkedHashMap<>();
        claims.forEach((name, value) -> copy.put(
                InvalidValueException.requireText("name of a claim", name), copied("claim " + name, value, 1)));
        return copy;
    }

    private static Object copied(String name, @Nullable Object value, int level) {
        if (level > MOST_LEVELS) {
            throw new InvalidValueException(name, "more than " + MOST_LEVELS + " levels", MOST_LEVELS + " at most");
        }
        if (value instanceof List<?> elements) {
            return elements.stream()
                    .map(element -> copied(name, element, level + 1))
                    .toList();
        }
        if (value instanceof Map<?, ?> members) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            members.forEach((key, member) ->
                    copy.put(InvalidValueException.requirePresent(name, key), copied(name, member, level + 1)));
            return Map.copyOf(copy);
        }
        return InvalidValueException.requirePresent(name, value);
    }
}
