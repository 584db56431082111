// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.MessagingException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A model that is registered here. Requests that come before its topic is being received wait in it, in order. Holds
 * little, because there may be many. Thread-safe.
 */
final class Model {

    /** How many topics of their own the requests of one model may name for their answers. */
    static final int MOST_OWN_TOPICS = 16;

    private final String id;
    private final String topic;
    private final CompletableFuture<ModelRegistration> opened = new CompletableFuture<>();
    private @Nullable Queue<Consumer<Optional<Throwable>>> waiting;
    private @Nullable Map<String, CompletableFuture<Void>> ownTopics;
    private boolean left;
    private volatile boolean open;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable ModelResultHandler handler;

    Model(String id, String topic, @Nullable ModelResultHandler handler) {
        this.id = id;
        this.topic = topic;
        this.handler = handler;
    }

    String id() {
        return id;
    }

    String topic() {
        return topic;
    }

    boolean isOpen() {
        return open;
    }

    /** Ends when the topic is being received; shared, not to be handed to callers. */
    CompletableFuture<ModelRegistration> opened() {
        return opened;
    }

    Optional<ModelResultHandler> handler() {
        return Optional.ofNullable(handler);
    }

    void handler(ModelResultHandler value) {
        handler = value;
    }

    /**
     * Does something once the topic is being received, after everything that waited before.
     *
     * @param action gets the reason where it never will be
     */
    void whenOpen(Consumer<Optional<Throwable>> action) {
        if (open || !enqueue(action)) {
            action.accept(Optional.ofNullable(failure));
        }
    }

    /** The topic is being received. */
    void succeed() {
        Optional<Consumer<Optional<Throwable>>> next = next(true);
        while (next.isPresent()) {
            next.orElseThrow().accept(Optional.empty());
            next = next(true);
        }
        opened.complete(ModelRegistration.of(id, topic));
    }

    /** The topic cannot be received. */
    void fail(Throwable reason) {
        failure = reason;
        Optional<Consumer<Optional<Throwable>>> next = next(false);
        while (next.isPresent()) {
            next.orElseThrow().accept(Optional.of(reason));
            next = next(false);
        }
        opened.completeExceptionally(reason);
    }

    /**
     * A topic besides its own on which answers are wanted.
     *
     * @param name the topic
     * @param receive begins to receive it
     * @return ends when it is being received
     * @throws RequestRejectedException if there are too many
     */
    synchronized CompletableFuture<Void> ownTopic(String name, Function<String, CompletableFuture<Void>> receive) {
        Map<String, CompletableFuture<Void>> topics = ownTopics == null ? new HashMap<>() : ownTopics;
        CompletableFuture<Void> known = topics.get(name);
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        if (left) {
            return CompletableFuture.failedFuture(new MessagingException("model " + id + " was unregistered"));
        }
        if (known == null && topics.size() >= MOST_OWN_TOPICS) {
            throw new RequestRejectedException("response topics of model " + id, MOST_OWN_TOPICS, topics.size());
        }
        CompletableFuture<Void> begun = receive.apply(name);
        topics.put(name, begun);
        ownTopics = topics;
        return begun;
    }

    /**
     * It was unregistered, and begins to receive nothing more.
     *
     * @return the topics besides its own, each with what ends when it is being received
     */
    synchronized Map<String, CompletableFuture<Void>> leave() {
        left = true;
        return ownTopics == null ? Map.of() : Map.copyOf(ownTopics);
    }

    private synchronized boolean enqueue(Consumer<Optional<Throwable>> action) {
        if (open || failure != null) {
            return false;
        }
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        waiting.add(action);
        return true;
    }

    private synchronized Optional<Consumer<Optional<Throwable>>> next(boolean opening) {
        Consumer<Optional<Throwable>> next = waiting == null ? null : waiting.poll();
        if (next == null) {
            waiting = null;
            open = opening;
        }
        return Optional.ofNullable(next);
    }
}
