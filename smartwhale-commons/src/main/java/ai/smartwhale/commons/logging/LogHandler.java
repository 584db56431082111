// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * Takes events of a log to where they are kept. A log call puts the event into a bounded queue and returns: it does no
 * input or output, waits for no lock, and never throws, whatever happens to the other side. A thread of the handler
 * formats and writes.
 *
 * <p>When the queue is full the newest event is dropped and counted. Events of the handler's own client, and of its own
 * thread, are not taken, so that a handler never feeds on itself. What goes wrong is told to a {@link HandlerListener},
 * at most once a minute for each kind of trouble.
 *
 * <p>Implementations are thread-safe.
 */
public interface LogHandler extends AutoCloseable {

    /**
     * Takes an event. After {@link #close()} it is dropped and counted, since a line that logs must not fail.
     *
     * @param record the event
     */
    void writeLog(LogRecord record);

    /**
     * Waits until every event taken before is at its destination, or was dropped and counted.
     *
     * @param timeout the longest wait, above zero
     * @return whether that is so; false as well when the caller is interrupted, and on a thread of the handler
     * @throws InvalidValueException if the timeout is not above zero
     */
    boolean flush(Duration timeout);

    /**
     * What became of the events.
     *
     * @return the counts; exact whenever the handler is at rest
     */
    HandlerCounts counts();

    /**
     * Writes what is held, within the time that the settings give, and ends the threads. Closing again does nothing.
     */
    @Override
    void close();
}
