// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a request failed. */
public enum ErrorCode {
    /** The request breaks the contract. */
    INVALID_REQUEST,
    /** There is no such data. */
    NO_DATA_FOUND,
    /** The source does not answer. */
    SOURCE_UNAVAILABLE,
    /** The data was found but could not be processed. */
    PROCESSING_FAILED,
    /** It was not done in time. */
    TIMEOUT,
    /** Anything else. */
    UNKNOWN_ERROR;

    static final WireNames<ErrorCode> NAMES = new WireNames<>(values());

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
     * Finds an error code by its name.
     *
     * @param text the name, in any case; null is no name
     * @return what has that name, empty if nothing has
     */
    public static Optional<ErrorCode> fromWire(@Nullable String text) {
        return NAMES.find(text);
    }

    /**
     * Requires an error code by its name.
     *
     * @param text the name, in any case
     * @return what has that name
     * @throws InvalidValueException if nothing has
     */
    public static ErrorCode of(@Nullable String text) {
        return NAMES.require("errorCode", text);
    }
}
