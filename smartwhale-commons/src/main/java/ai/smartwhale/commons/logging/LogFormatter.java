// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

/** Writes an event as one line. Implementations are thread-safe and never throw for what an event holds. */
@FunctionalInterface
public interface LogFormatter {

    /**
     * Writes an event.
     *
     * @param record the event
     * @return the line in UTF-8, without an end of line in it or behind it
     */
    byte[] format(LogRecord record);
}
