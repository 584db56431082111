// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What kind of data is asked for or delivered. */
public enum DataType {
    /** Plain text. */
    TEXT,
    /** Pictures. */
    IMAGE,
    /** Moving pictures. */
    VIDEO,
    /** Sound. */
    AUDIO,
    /** Documents with a layout. */
    DOCUMENT,
    /** Records and tables. */
    STRUCTURED,
    /** Several types at once. */
    MIXED;

    static final WireNames<DataType> NAMES = new WireNames<>(values());

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
     * Finds a type by its name.
     *
     * @param text the name, in any case; null is no name
     * @return what has that name, empty if nothing has
     */
    public static Optional<DataType> fromWire(@Nullable String text) {
        return NAMES.find(text);
    }

    /**
     * Requires a type by its name.
     *
     * @param text the name, in any case
     * @return what has that name
     * @throws InvalidValueException if nothing has
     */
    public static DataType of(@Nullable String text) {
        return NAMES.require("dataType", text);
    }
}
