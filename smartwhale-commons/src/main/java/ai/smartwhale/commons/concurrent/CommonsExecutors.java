// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.concurrent;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * All threads of this module in one closeable holder. Threads start when the first task comes, are named daemons, and
 * end when they are idle. Nothing here ever uses {@code ForkJoinPool.commonPool()}, which belongs to the host.
 *
 * <p>Implementations are thread-safe.
 */
public interface CommonsExecutors extends AutoCloseable {

    /**
     * Runs what may block. Up to 10,000 tasks wait for a thread; one more is run by its caller.
     *
     * @return the executor
     */
    Executor workers();

    /**
     * Runs short tasks at a time to come, on one thread. Tasks must not block.
     *
     * @return the timer
     */
    ScheduledExecutorService timer();

    /**
     * A ticker with a resolution of 5 ms, shared by all that measure the age of things.
     *
     * @return the ticker
     */
    Ticker coarseTicker();

    /**
     * Ends the threads that this object made and waits for them; those that the host supplied go on. When the time is
     * up, tasks that run are interrupted, and tasks that still wait for a worker do not run: their number is logged,
     * and those that are a {@link java.util.concurrent.Future} are cancelled, so that nobody waits for them for ever.
     * Of the timer, tasks whose time has not come are cancelled at once.
     *
     * @param timeout the longest wait, above zero
     * @return whether all threads ended within the timeout
     * @throws InvalidValueException if the timeout is not above zero
     */
    boolean close(Duration timeout);

    /** Closes with a timeout of five seconds. */
    @Override
    void close();

    /**
     * Threads of its own.
     *
     * @param name the prefix of the names of the threads
     * @return the holder; as many workers at most as there are processors, and four at least
     * @throws InvalidValueException if the name is blank
     */
    static CommonsExecutors create(String name) {
        return create(name, Math.max(4, Runtime.getRuntime().availableProcessors()));
    }

    /**
     * Threads of its own.
     *
     * @param name the prefix of the names of the threads
     * @param mostWorkers the most worker threads, 1 to 10,000
     * @return the holder
     * @throws InvalidValueException if the name is blank or the number outside of its range
     */
    static CommonsExecutors create(String name, int mostWorkers) {
        return DefaultCommonsExecutors.owned(InvalidValueException.requireText("name", name), (int)
                InvalidValueException.requireRange("mostWorkers", mostWorkers, 1, 10_000));
    }

    /**
     * Threads of the host's, which are not ended by closing the holder.
     *
     * @param workers runs what may block
     * @param timer runs short tasks at a time to come
     * @return the holder
     */
    static CommonsExecutors of(Executor workers, ScheduledExecutorService timer) {
        return DefaultCommonsExecutors.borrowed(
                InvalidValueException.requirePresent("workers", workers),
                InvalidValueException.requirePresent("timer", timer));
    }
}
