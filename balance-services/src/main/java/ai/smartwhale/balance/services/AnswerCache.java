// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.RequestIdentity;
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
