// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is behind a request. */
public enum RequestSource {
    /** A person; the default. */
    USER,
    /** A model. */
    MODEL,
    /** The system itself. */
    SYSTEM,
    /** A timetable. */
    SCHEDULED,
    /** A program outside. */
    API;

    static final WireNames<RequestSource> NAMES = new WireNames<>(values());

    private final String wireName = WireNames.wireName(this);

    /**
     * The name as it travels.
     *
     * @return the name in lower case
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Finds a source of requests by its name.
     *
     * @param text the name, in any case; null is no name
     * @return what has that name, empty if nothing has
     */
    public static Optional<RequestSource> fromWire(@Nullable String text) {
        return NAMES.find(text);
    }

    /**
     * Requires a source of requests by its name.
     *
     * @param text the name, in any case
     * @return what has that name
     * @throws InvalidValueException if nothing has
     */
    public static RequestSource of(@Nullable String text) {
        return NAMES.require("requestSource", text);
    }
}
