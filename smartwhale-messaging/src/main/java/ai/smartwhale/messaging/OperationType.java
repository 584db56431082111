// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be done with the data. */
public enum OperationType {
    /** Collect it. */
    FETCH_DATA,
    /** Process it. */
    PROCESS_DATA,
    /** Bring it up to date. */
    UPDATE_DATA,
    /** Delete it. */
    DELETE_DATA,
    /** Watch it for changes. */
    MONITOR_DATA,
    /** Check it. */
    VERIFY_DATA,
    /** Search in it. */
    SEARCH_DATA,
    /** Translate it. */
    TRANSLATE_DATA,
    /** Summarise it. */
    SUMMARIZE_DATA,
    /** Analyse it. */
    ANALYZE_DATA;

    static final WireNames<OperationType> NAMES = new WireNames<>(values());

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
     * Finds an operation by its name.
     *
     * @param text the name, in any case; null is no name
     * @return what has that name, empty if nothing has
     */
    public static Optional<OperationType> fromWire(@Nullable String text) {
        return NAMES.find(text);
    }

    /**
     * Requires an operation by its name.
     *
     * @param text the name, in any case
     * @return what has that name
     * @throws InvalidValueException if nothing has
     */
    public static OperationType of(@Nullable String text) {
        return NAMES.require("operation", text);
    }
}
