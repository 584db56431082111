// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Something that went wrong in a handler. Holds nothing of what was logged.
 *
 * @param handler the name of the handler
 * @param kind what sort of trouble
 * @param detail what is known about it
 * @param unreported how often the same sort was not told since it was told last
 */
public record HandlerProblem(String handler, Kind kind, String detail, long unreported) {

    /** Sorts of trouble. */
    public enum Kind {
        /** Events were dropped. */
        DROPPED,
        /** The other side does not answer, or refuses for now. */
        UNREACHABLE,
        /** The other side refuses lines for good. */
        REJECTED,
        /** A file cannot be written, read, rotated or removed. */
        FILE,
        /** The formatter failed. */
        FORMAT,
        /** Anything else. */
        INTERNAL
    }

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is null, or the number negative
     */
    public HandlerProblem {
        InvalidValueException.requirePresent("handler", handler);
        InvalidValueException.requirePresent("kind", kind);
        InvalidValueException.requirePresent("detail", detail);
        InvalidValueException.requireRange("unreported", unreported, 0, Long.MAX_VALUE);
    }
}
