// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingMetrics;
import ai.smartwhale.messaging.PermanentFailureException;
import ai.smartwhale.messaging.RetryPolicy;
import ai.smartwhale.messaging.SubscriptionConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyedDispatcherTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Delivery.Scope OPEN = () -> false;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Queue<IncomingMessage> dead = new ConcurrentLinkedQueue<>();
    private final KeyedDispatcher.DeadLetterSink sink = (message, reason) -> {
        dead.add(message);
        return CompletableFuture.completedFuture(null);
    };
    private long offset;

    @AfterEach
    void end() {
        executor.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void messagesOfOneKeyKeepTheirOrderAndDifferentKeysOverlap() throws Exception {
        Map<String, List<Long>> seen = new ConcurrentHashMap<>();
        CountDownLatch bothKeysInside = new CountDownLatch(2);
        KeyedDispatcher dispatcher = dispatcher(4, message -> {
            bothKeysInside.countDown();
            assertThat(bothKeysInside.await(20, TimeUnit.SECONDS)).isTrue();
            seen.computeIfAbsent(message.key().orElseThrow(), k -> new ArrayList<>())
                    .add(message.offset());
            return MessageHandler.DONE;
        });
        List<Delivery> deliveries = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            deliveries.add(submit(dispatcher, "key-" + i % 2));
        }
        awaitIdle(dispatcher);
        assertThat(seen.get("key-0")).hasSize(50).isSorted();
        assertThat(seen.get("key-1")).hasSize(50).isSorted();
        assertThat(deliveries).allMatch(Delivery::isDone);
    }

    @Test
    void neverMoreHandlersThanAllowedNotEvenPendingStages() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        KeyedDispatcher dispatcher = dispatcher(3, message -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            CompletableFuture<Void> stage = new CompletableFuture<>();
            timer.schedule(
                    () -> {
                        inside.decrementAndGet();
                        stage.complete(null);
                    },
                    2,
                    TimeUnit.MILLISECONDS);
            return stage;
        });
        for (int i = 0; i < 60; i++) {
            submit(dispatcher, "key-" + i);
        }
        awaitIdle(dispatcher);
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void aPoisonKeyIsRetriedThenBuriedWhileOthersGoOn() {
        AtomicInteger poisonAttempts = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        KeyedDispatcher dispatcher = dispatcher(2, message -> {
            if (message.key().orElseThrow().equals("poison")) {
                assertThat(message.attempt()).isEqualTo(poisonAttempts.incrementAndGet());
                throw new IllegalStateException("bad");
            }
            others.incrementAndGet();
            return MessageHandler.DONE;
        });
        submit(dispatcher, "poison");
        for (int i = 0; i < 50; i++) {
            submit(dispatcher, "key-" + i);
        }
        assertThat(dispatcher.await(() -> others.get() == 50, LONG)).isTrue();
        awaitIdle(dispatcher);
        assertThat(poisonAttempts).hasValue(3);
        assertThat(dead)
                .singleElement()
                .satisfies(message -> assertThat(message.attempt()).isEqualTo(3));
    }

    @Test
    void aPermanentFailureIsBuriedAtOnce() {
        KeyedDispatcher dispatcher = dispatcher(1, message -> {
            throw new PermanentFailureException("never", null);
        });
        submit(dispatcher, "a");
        awaitIdle(dispatcher);
        assertThat(dead)
                .singleElement()
                .satisfies(message -> assertThat(message.attempt()).isEqualTo(1));
    }

    @Test
    void aHandlerThatReturnsNothingOrThrowsAnErrorIsAFailureLikeAnyOther() {
        KeyedDispatcher dispatcher = dispatcher(2, message -> {
            if (message.key().orElseThrow().equals("null")) {
                return null;
            }
            throw new StackOverflowError();
        });
        submit(dispatcher, "null");
        submit(dispatcher, "error");
        awaitIdle(dispatcher);
        assertThat(dead).hasSize(2);
    }

    @Test
    void anInterruptedHandlerFailsItsOwnMessageOnly() {
        Queue<String> disturbed = new ConcurrentLinkedQueue<>();
        KeyedDispatcher dispatcher = dispatcher(1, message -> {
            String key = message.key().orElseThrow();
            if (Thread.currentThread().isInterrupted()) {
                disturbed.add(key);
            }
            switch (key) {
                case "throws" -> throw new InterruptedException();
                case "restores" -> Thread.currentThread().interrupt();
                case "restores and throws" -> {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted");
                }
                default -> Thread.onSpinWait();
            }
            return MessageHandler.DONE;
        });
        for (String key :
                List.of("throws", "well 1", "restores", "restores", "well 2", "restores and throws", "well 3")) {
            submit(dispatcher, key);
        }
        awaitIdle(dispatcher);
        assertThat(disturbed).isEmpty();
        assertThat(dead)
                .extracting(message -> message.key().orElseThrow())
                .containsExactlyInAnyOrder("throws", "restores and throws");
    }

    @Test
    void aDeadLetterThatCannotBeKeptIsTriedAgainAndTheMessageIsNotDoneBefore() {
        AtomicInteger tries = new AtomicInteger();
        KeyedDispatcher dispatcher = new KeyedDispatcher(
                config(1),
                message -> {
                    throw new PermanentFailureException("never", null);
                },
                executor,
                timer,
                (message, reason) -> tries.incrementAndGet() < 3
                        ? CompletableFuture.failedFuture(new IllegalStateException("no broker"))
                        : CompletableFuture.completedFuture(null),
                MessagingMetrics.disabled());
        Delivery delivery = submit(dispatcher, "a");
        awaitIdle(dispatcher);
        assertThat(tries).hasValue(3);
        assertThat(delivery.isDone()).isTrue();
    }

    @Test
    void aSinkThatThrowsIsTriedAgainAndHoldsNoPlace() {
        AtomicInteger tries = new AtomicInteger();
        KeyedDispatcher dispatcher = new KeyedDispatcher(
                config(1),
                message -> {
                    throw new PermanentFailureException("never", null);
                },
                executor,
                timer,
                (message, reason) -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new IllegalStateException("a bug");
                    }
                    return CompletableFuture.completedFuture(null);
                },
                MessagingMetrics.disabled());
        Delivery first = submit(dispatcher, "a");
        Delivery second = submit(dispatcher, "b");
        awaitIdle(dispatcher);
        assertThat(tries).hasValue(3);
        assertThat(List.of(first, second)).allMatch(Delivery::isDone);
    }

    @Test
    void anExecutorWithoutThreadsForAMomentIsAskedAgain() {
        AtomicBoolean scarce = new AtomicBoolean(true);
        AtomicInteger handled = new AtomicInteger();
        KeyedDispatcher dispatcher = new KeyedDispatcher(
                config(1),
                message -> {
                    handled.incrementAndGet();
                    return MessageHandler.DONE;
                },
                task -> {
                    if (scarce.getAndSet(false)) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    executor.execute(task);
                },
                timer,
                sink,
                MessagingMetrics.disabled());
        assertThatThrownBy(() -> submit(dispatcher, "a")).isInstanceOf(OutOfMemoryError.class);
        dispatcher.nudge();
        awaitIdle(dispatcher);
        assertThat(handled).hasValue(1);
    }

    @Test
    void whatBelongsToSomebodyElseIsDroppedUnhandledAndNotDone() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger handled = new AtomicInteger();
        KeyedDispatcher dispatcher = dispatcher(1, message -> {
            handled.incrementAndGet();
            inside.countDown();
            release.await();
            return MessageHandler.DONE;
        });
        Delivery first = new Delivery(message("a"), ended::get, System.nanoTime());
        Delivery second = new Delivery(message("a"), ended::get, System.nanoTime());
        dispatcher.submit(first);
        dispatcher.submit(second);
        dispatcher.nudge();
        assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
        ended.set(true);
        release.countDown();
        awaitIdle(dispatcher);
        assertThat(handled).hasValue(1);
        assertThat(first.isDone()).isTrue();
        assertThat(second.isDone()).isFalse();
    }

    @Test
    void whoAskedIsWokenWhenEnoughIsDone() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        KeyedDispatcher dispatcher = dispatcher(1, message -> {
            release.await();
            return MessageHandler.DONE;
        });
        for (int i = 0; i < 10; i++) {
            submit(dispatcher, "key-" + i);
        }
        dispatcher.wakeAt(5, woken::countDown);
        assertThat(woken.getCount()).isEqualTo(1);
        release.countDown();
        assertThat(woken.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /** Random worlds: keys, failures, stages and delays; the laws hold in each. */
    @Test
    void inRandomWorldsEveryMessageEndsOnceAndKeysKeepTheirOrder() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Map<String, List<Long>> ends = new ConcurrentHashMap<>();
            dead.clear();
            int keys = 1 + random.nextInt(8);
            int messages = 200;
            long salt = seed;
            KeyedDispatcher dispatcher = dispatcher(1 + random.nextInt(6), message -> {
                Random fate = new Random(message.offset() * 31 + salt);
                boolean fails = fate.nextInt(10) == 0 && message.attempt() <= fate.nextInt(5);
                if (fails) {
                    throw new IllegalStateException("fate");
                }
                ends.computeIfAbsent(message.key().orElseThrow(), k -> new ArrayList<>())
                        .add(message.offset());
                if (fate.nextInt(4) == 0) {
                    return CompletableFuture.runAsync(() -> {}, timer);
                }
                return MessageHandler.DONE;
            });
            List<Delivery> deliveries = new ArrayList<>();
            for (int i = 0; i < messages; i++) {
                deliveries.add(submit(dispatcher, "key-" + random.nextInt(keys)));
            }
            awaitIdle(dispatcher);
            int handled = ends.values().stream().mapToInt(List::size).sum();
            assertThat(handled + dead.size()).as("seed %d", seed).isEqualTo(messages);
            assertThat(ends.values())
                    .as("seed %d", seed)
                    .allSatisfy(list -> assertThat(list).isSorted().doesNotHaveDuplicates());
            assertThat(deliveries).as("seed %d", seed).allMatch(Delivery::isDone);
            assertThat(dispatcher.inFlightBytes()).as("seed %d", seed).isZero();
        }
    }

    private static void awaitIdle(KeyedDispatcher dispatcher) {
        assertThat(dispatcher.await(() -> dispatcher.inFlight() == 0, LONG)).isTrue();
    }

    private KeyedDispatcher dispatcher(int concurrency, MessageHandler handler) {
        return new KeyedDispatcher(config(concurrency), handler, executor, timer, sink, MessagingMetrics.disabled());
    }

    private static SubscriptionConfig config(int concurrency) {
        return SubscriptionConfig.builder("group", "topic")
                .concurrency(concurrency)
                .retry(new RetryPolicy(3, Duration.ofMillis(2), 1.0, Duration.ofMillis(2)))
                .build();
    }

    private Delivery submit(KeyedDispatcher dispatcher, String key) {
        Delivery delivery = new Delivery(message(key), OPEN, System.nanoTime());
        dispatcher.submit(delivery);
        dispatcher.nudge();
        return delivery;
    }

    private IncomingMessage message(String key) {
        return new IncomingMessage("topic", 0, offset++, Instant.EPOCH, Optional.of(key), new byte[10], Map.of(), 1);
    }
}
