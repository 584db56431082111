// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.whole;

import ai.smartwhale.balance.services.AnswerCache;
import ai.smartwhale.balance.services.AnswerCacheBuilder;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A cache whose answers grow old by the time of a trace, which passes faster than that of the clock. */
final class AgeingAnswers implements AnswerCache {

    private final AnswerCache cache = AnswerCache.inMemory();
    private final Map<Object, Duration> since = new ConcurrentHashMap<>();
    /** When those that are under way were asked, from which on their answers grow old. */
    private final Map<String, Duration> asked = new ConcurrentHashMap<>();

    private volatile Duration now = Duration.ZERO;

    /** It is so late in the trace. */
    void reach(Duration at) {
        now = at;
    }

    @Override
    public CompletableFuture<Optional<DataResponse>> find(DataRequest request) {
        asked.put(request.metadata().requestId(), now);
        Duration kept = since.get(key(request));
        if (kept != null && now.minus(kept).compareTo(AnswerCacheBuilder.DEFAULT_TTL) >= 0) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return cache.find(request);
    }

    @Override
    public void keep(DataRequest request, DataResponse response) {
        Duration from = asked.remove(request.metadata().requestId());
        since.put(key(request), from == null ? now : from);
        cache.keep(request, response);
    }

    private static Object key(DataRequest request) {
        return request.payload().parameters();
    }

    @Override
    public CacheManager<DataResponse> manager() {
        return cache.manager();
    }

    @Override
    public void close() {
        cache.close();
    }
}
