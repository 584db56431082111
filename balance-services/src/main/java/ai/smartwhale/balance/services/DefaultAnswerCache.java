// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.commons.cache.Lookup;
import ai.smartwhale.commons.cache.StoreReport;
import ai.smartwhale.commons.cache.TimeToLive;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Clock;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers in a cache of up to three layers. */
final class DefaultAnswerCache implements AnswerCache {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerCache.class);
    private static final CompletableFuture<Optional<DataResponse>> NOTHING =
            CompletableFuture.completedFuture(Optional.empty());

    private final CacheManager<DataResponse> manager;
    private final Deque<AutoCloseable> layers;
    private final TimeToLive ttl;
    private final Clock clock;
    private volatile boolean closed;

    /** Closes the layers with itself, the one on top first. */
    DefaultAnswerCache(CacheManager<DataResponse> manager, Deque<AutoCloseable> layers, TimeToLive ttl, Clock clock) {
        this.manager = manager;
        this.layers = layers;
        this.ttl = ttl;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Optional<DataResponse>> find(DataRequest request) {
        Optional<CacheKey> key = AnswerKeys.of(request);
        if (key.isEmpty() || closed) {
            return NOTHING.copy();
        }
        try {
            return manager.smartGetAsync(key.orElseThrow()).thenApply(lookup -> answer(request, lookup));
        } catch (IllegalStateException closedMeanwhile) {
            return NOTHING.copy();
        }
    }

    @Override
    public void keep(DataRequest request, DataResponse response) {
        if (closed || response.payload().status() != ResponseStatus.SUCCESS) {
            return;
        }
        AnswerKeys.of(request).ifPresent(key -> {
            try {
                var unused = manager.smartSet(key, response, ttl).whenComplete(DefaultAnswerCache::warn);
            } catch (IllegalStateException closedMeanwhile) {
                LOG.debug("an answer came after its cache was closed");
            }
        });
    }

    @Override
    public CacheManager<DataResponse> manager() {
        return manager;
    }

    @Override
    public void close() {
        closed = true;
        manager.close();
        closeAll(layers);
    }

    /** One that fails does not keep the others open. */
    static void closeAll(Deque<AutoCloseable> layers) {
        for (AutoCloseable layer = layers.poll(); layer != null; layer = layers.poll()) {
            try {
                layer.close();
            } catch (Exception e) {
                LOG.warn("a layer of the cache was not closed properly", e);
            }
        }
    }

    /** A stale answer is not fresh enough to be given out without being asked for. */
    private Optional<DataResponse> answer(DataRequest request, Lookup<DataResponse> lookup) {
        if (!(lookup instanceof Lookup.Hit<DataResponse> hit) || hit.stale()) {
            return Optional.empty();
        }
        return hit.value()
                .map(kept -> MessageSchemas.createDataResponse(
                        request,
                        kept.payload().toBuilder()
                                .cached(true)
                                .batchId(request.payload().batchId().orElse(null))
                                .build(),
                        clock));
    }

    private static void warn(@Nullable StoreReport report, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn("an answer was not kept", failure);
        } else if (report != null) {
            for (Map.Entry<?, Throwable> layer : report.failures().entrySet()) {
                LOG.debug(
                        "layer {} did not keep an answer: {}",
                        layer.getKey(),
                        layer.getValue().toString());
            }
        }
    }
}
