// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A cache that several instances share, as long as it can be reached. Thread-safe. */
final class SharedAnswers implements KnownAnswers, AutoCloseable {

    private final Reconnecting<AnswerCache> shared;
    private final List<Consumer<AnswerCache>> waiting = new CopyOnWriteArrayList<>();

    SharedAnswers(Supplier<AnswerCache> opening) {
        this.shared = new Reconnecting<>("the cache of answers in Redis", opening);
    }

    /** Begins to connect, in the background. */
    void begin(TimedContinuations timer) {
        shared.begin(timer, cache -> waiting.forEach(one -> one.accept(cache)));
    }

    @Override
    public Optional<CompletableFuture<Optional<DataResponse>>> find(DataRequest request) {
        return shared.now().map(open -> open.find(request));
    }

    @Override
    public void keep(DataRequest request, DataResponse response) {
        shared.now().ifPresent(open -> open.keep(request, response));
    }

    @Override
    public Optional<AnswerCache> cache() {
        return shared.now();
    }

    @Override
    public void whenOpen(Consumer<AnswerCache> news) {
        waiting.add(news);
    }

    @Override
    public void close() {
        shared.close();
    }
}
