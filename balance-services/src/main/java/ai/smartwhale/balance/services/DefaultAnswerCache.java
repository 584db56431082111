// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.loop.CacheReadings;
import ai.smartwhale.commons.InvalidValueException;
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
import java.time.Duration;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers in a cache of up to three layers. */
final class DefaultAnswerCache implements AnswerCache {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerCache.class);
    private static final String STALE_SECONDS = "stale_seconds";
    private static final CompletableFuture<Optional<DataResponse>> NOTHING =
            CompletableFuture.completedFuture(Optional.empty());

    private final CacheManager<DataResponse> manager;
    private final Deque<AutoCloseable> layers;
    private final TimeToLive ttl;
    private final Clock clock;
    private final ForgottenAnswers forgotten;
    private final long mostBytes;
    private final LongAdder lookups = new LongAdder();
    private final LongAdder hits = new LongAdder();
    private final LongAdder staleKnown = new LongAdder();
    private volatile Duration stale = Duration.ZERO;
    private volatile boolean closed;

    /** Closes the layers with itself, the one on top first. */
    DefaultAnswerCache(
            CacheManager<DataResponse> manager,
            Deque<AutoCloseable> layers,
            TimeToLive ttl,
            Clock clock,
            ForgottenAnswers forgotten,
            long mostBytes) {
        this.forgotten = forgotten;
        this.mostBytes = mostBytes;
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
        lookups.increment();
        try {
            return manager.smartGetAsync(key.orElseThrow()).thenApply(lookup -> {
                if (!(lookup instanceof Lookup.Hit<DataResponse>)) {
                    forgotten.notFound(key.orElseThrow());
                }
                return answer(request, lookup);
            });
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

    @Override
    public Duration mostStale() {
        return ttl.hard().minus(ttl.soft());
    }

    @Override
    public void allowStale(Duration value) {
        if (value.isNegative() || value.compareTo(mostStale()) > 0) {
            throw new InvalidValueException("stale", value, "zero to " + mostStale());
        }
        stale = value;
    }

    @Override
    public Duration allowedStale() {
        return stale;
    }

    @Override
    public CacheReadings readings() {
        forgotten.kept(manager.nearStatistics().entries());
        return new CacheReadings(
                lookups.sum(), hits.sum(), staleKnown.sum(), forgotten.evictions(), forgotten.missed());
    }

    @Override
    public long mostBytes() {
        return mostBytes;
    }

    @Override
    public long maximumBytes() {
        return manager.nearStatistics().maximumWeight();
    }

    @Override
    public long usedBytes() {
        return manager.nearStatistics().weight();
    }

    @Override
    public void resize(long maximumBytes) {
        InvalidValueException.requireRange("maximumBytes", maximumBytes, AnswerCacheBuilder.LEAST_BYTES, mostBytes);
        manager.resize(maximumBytes);
    }

    /** A stale answer is not fresh enough to be given out unless that was allowed. */
    private Optional<DataResponse> answer(DataRequest request, Lookup<DataResponse> lookup) {
        if (!(lookup instanceof Lookup.Hit<DataResponse> hit)) {
            return Optional.empty();
        }
        Duration tooOld = hit.stale() ? Duration.between(hit.entry().staleAt(), clock.instant()) : Duration.ZERO;
        if (hit.stale() && tooOld.compareTo(stale) >= 0) {
            staleKnown.increment();
            return Optional.empty();
        }
        hits.increment();
        return hit.value()
                .map(kept -> MessageSchemas.createDataResponse(
                        request,
                        kept.payload().toBuilder()
                                .cached(true)
                                .additionalInfo(information(kept, hit.stale(), tooOld))
                                .batchId(request.payload().batchId().orElse(null))
                                .build(),
                        clock));
    }

    private static Map<String, Object> information(DataResponse kept, boolean isStale, Duration tooOld) {
        Map<String, Object> known = kept.payload().additionalInfo();
        if (!isStale) {
            return known;
        }
        Map<String, Object> more = new LinkedHashMap<>(known);
        more.put(STALE_SECONDS, Math.max(0, tooOld.toMillis() / 1e3));
        return more;
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
