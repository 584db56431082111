// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.loop.CacheReadings;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.RequestIdentity;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Answers that are fresh enough to be given out again, whichever model asks. Only answers to requests that fetch,
 * search, translate, summarise or analyse are kept, only if they succeeded, and never to requests that want fresh data
 * or name a response topic. Two requests are equal if operation, type, source, parameters and size limit are.
 * Thread-safe.
 */
public interface AnswerCache extends AutoCloseable {

    /**
     * Asks for an answer to a request.
     *
     * @param request the request
     * @return an answer to this very request, marked as cached; empty if none is known or the cache could not be asked
     *     (which its statistics tell); never fails
     */
    CompletableFuture<Optional<DataResponse>> find(DataRequest request);

    /**
     * Keeps an answer if it may be kept.
     *
     * @param request the request
     * @param response its answer
     */
    void keep(DataRequest request, DataResponse response);

    /**
     * How much longer than they are fresh answers are kept, to be given out while {@link #allowStale} says so.
     *
     * @return zero unless {@link AnswerCacheBuilder#staleFor} was set
     */
    default Duration mostStale() {
        return Duration.ZERO;
    }

    /**
     * Allows answers to be given out that are no longer fresh, from now on. They say so in their additional
     * information.
     *
     * @param value for how much longer, at most {@link #mostStale()}; zero for fresh ones only, as at the beginning
     * @throws ai.smartwhale.commons.InvalidValueException if it is outside its range
     */
    default void allowStale(Duration value) {
        if (!value.isZero()) {
            throw new InvalidValueException("stale", value, "zero");
        }
    }

    /**
     * What {@link #allowStale} was given.
     *
     * @return for how much longer answers are given out
     */
    default Duration allowedStale() {
        return Duration.ZERO;
    }

    /**
     * How much memory answers may take at most, where more of it lets more answers be found.
     *
     * @return in bytes, {@link #maximumBytes} or more; 0 if its size cannot be changed
     */
    default long mostBytes() {
        return 0;
    }

    /**
     * How much memory answers may take now.
     *
     * @return in bytes; 0 if that is not known
     */
    default long maximumBytes() {
        return 0;
    }

    /**
     * How much memory answers take.
     *
     * @return in bytes; 0 if that is not known
     */
    default long usedBytes() {
        return 0;
    }

    /**
     * Changes how much memory answers may take, from now on. The loop of a Balance does so.
     *
     * @param maximumBytes 64 KiB to {@link #mostBytes}
     * @throws ai.smartwhale.commons.InvalidValueException if it is outside its range
     */
    default void resize(long maximumBytes) {
        throw new InvalidValueException("maximumBytes", maximumBytes, "nothing: the size of this cache is fixed");
    }

    /**
     * How often an answer was looked for, and what was found.
     *
     * @return the counts so far
     */
    default CacheReadings readings() {
        return CacheReadings.NONE;
    }

    /**
     * The cache beneath: for its figures, and to remove answers. The namespace of an answer is the wire name of its
     * source, or {@value RequestIdentity#ANY_SOURCE} where the Data service chose; its id is
     * {@code operation/type/query/hash}, so that {@code patternInvalidate("wiki", "*Tehran*")} does what it says.
     *
     * @return the cache
     */
    CacheManager<DataResponse> manager();

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    static AnswerCacheBuilder builder() {
        return new AnswerCacheBuilder();
    }

    /**
     * Keeps answers in the memory of this process, with the defaults of {@link AnswerCacheBuilder}.
     *
     * @return the cache
     */
    static AnswerCache inMemory() {
        return builder().build();
    }

    /** Closes all layers. Afterwards nothing is found and nothing kept. */
    @Override
    void close();
}
