// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the constants of an enum by the lower-case names that travel, in any case. Immutable. */
final class WireNames<E extends Enum<E>> {

    // Bounds what is lowered and hashed for a hostile name.
    private static final int LONGEST = 32;

    private final Map<String, Optional<E>> byName = new HashMap<>();
    private final String allowed;

    WireNames(E[] constants) {
        for (E constant : constants) {
            Optional<E> found = Optional.of(constant);
            byName.put(wireName(constant), found);
            byName.put(constant.name(), found);
        }
        allowed = Arrays.stream(constants).map(WireNames::wireName).collect(Collectors.joining(", "));
    }

    static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    Optional<E> find(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<E> found = byName.get(text);
        return found != null ? found : byName.getOrDefault(text.toLowerCase(Locale.ROOT), Optional.empty());
    }

    E require(String field, @Nullable String text) {
        return find(text).orElseThrow(() -> new InvalidValueException(field, text, allowed));
    }

    /** The names that travel, for messages. */
    String allowed() {
        return allowed;
    }
}
