// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How urgent a request is. A lower level is more urgent. */
public enum Priority {
    /** Before everything else. */
    CRITICAL(1),
    /** Before what is usual. */
    HIGH(2),
    /** The usual. */
    MEDIUM(3),
    /** After what is usual. */
    LOW(4),
    /** When nothing else is to be done. */
    BACKGROUND(5);

    /** The priority of what does not name one: {@link #MEDIUM}. */
    public static final Priority DEFAULT = MEDIUM;

    private static final WireNames<Priority> NAMES = new WireNames<>(values());
    private static final Priority[] BY_LEVEL = values();

    private final int level;

    Priority(int level) {
        this.level = level;
    }

    /**
     * The level as it travels.
     *
     * @return 1 for the most urgent to 5 for the least
     */
    public int level() {
        return level;
    }

    /**
     * Finds a priority by its level.
     *
     * @param level 1..5
     * @return the priority
     * @throws InvalidValueException if there is no such level
     */
    public static Priority of(int level) {
        return BY_LEVEL[(int) InvalidValueException.requireRange("priority", level, 1, BY_LEVEL.length) - 1];
    }

    /**
     * Finds a priority by its name.
     *
     * @param text the name, in any case; null is no name
     * @return the priority, empty if none has that name
     */
    public static Optional<Priority> fromName(@Nullable String text) {
        return NAMES.find(text);
    }
}
