// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.config.CacheSettings;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A cache that is opened late, since nothing happens before a Balance starts. Opened once at most. Thread-safe. */
final class LateAnswers implements KnownAnswers, AutoCloseable {

    private final AnswerCacheBuilder builder;
    private final CacheBounds bounds;
    private volatile KnownAnswers known = KnownAnswers.NONE;
    private final List<Consumer<AnswerCache>> waiting = new ArrayList<>();
    private @Nullable AnswerCache cache;
    private boolean closed;

    LateAnswers(CacheSettings settings) {
        this.builder = settings.toBuilder();
        this.bounds = new CacheBounds(
                settings.staleFor(), settings.maxBytes(), settings.mostBytes().orElse(settings.maxBytes()));
    }

    synchronized void open() {
        if (cache == null && !closed) {
            AnswerCache opened = builder.build();
            cache = opened;
            known = KnownAnswers.of(opened);
            waiting.forEach(one -> one.accept(opened));
        }
    }

    @Override
    public Optional<CompletableFuture<Optional<DataResponse>>> find(DataRequest request) {
        return known.find(request);
    }

    @Override
    public void keep(DataRequest request, DataResponse response) {
        known.keep(request, response);
    }

    @Override
    public Optional<AnswerCache> cache() {
        return known.cache();
    }

    @Override
    public CacheBounds bounds() {
        return bounds;
    }

    @Override
    public synchronized void whenOpen(Consumer<AnswerCache> news) {
        waiting.add(news);
    }

    @Override
    public synchronized void close() {
        closed = true;
        known = KnownAnswers.NONE;
        if (cache != null) {
            cache.close();
            cache = null;
        }
    }
}
