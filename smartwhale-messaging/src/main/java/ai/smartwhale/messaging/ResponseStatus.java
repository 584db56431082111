// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a request went. */
public enum ResponseStatus {
    /** All of it was done. */
    SUCCESS,
    /** It failed; the error code tells why. */
    ERROR,
    /** It is under way. */
    PENDING,
    /** Some of it was done, more may follow. */
    PARTIAL,
    /** It was not done in time. */
    TIMEOUT;

    static final WireNames<ResponseStatus> NAMES = new WireNames<>(values());

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
     * Finds a status by its name.
     *
     * @param text the name, in any case; null is no name
     * @return what has that name, empty if nothing has
     */
    public static Optional<ResponseStatus> fromWire(@Nullable String text) {
        return NAMES.find(text);
    }

    /**
     * Requires a status by its name.
     *
     * @param text the name, in any case
     * @return what has that name
     * @throws InvalidValueException if nothing has
     */
    public static ResponseStatus of(@Nullable String text) {
        return NAMES.require("status", text);
    }
}
