// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamFailuresTest {

    private static final long LONG_SECONDS = 60;

    private final CommonsExecutors executors = CommonsExecutors.create("stream-failures", 2);

    /** Every page has an item, and there is no end of them. */
    private final PagedPublisher<String> publisher = new PagedPublisher<>(
            () -> cursor -> CompletableFuture.completedFuture(
                    new PageSource.Page<>(List.of("item"), Optional.of(cursor.orElse("") + "x"))),
            new StreamConfig(10, 1, 10, 5),
            executors.workers());

    @AfterEach
    void close() {
        publisher.close();
        executors.close();
    }

    /** Counts items, and fails if it is told to. */
    private static final class Counting implements Flow.Subscriber<String> {
        private final boolean failsAtOnce;
        private final boolean failsAtItems;
        private final AtomicInteger items = new AtomicInteger();
        private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

        Counting(boolean failsAtOnce, boolean failsAtItems) {
            this.failsAtOnce = failsAtOnce;
            this.failsAtItems = failsAtItems;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            if (failsAtOnce) {
                throw new IllegalStateException("not today");
            }
            subscription.request(1);
        }

        @Override
        public void onNext(String item) {
            items.incrementAndGet();
            if (failsAtItems) {
                throw new NoClassDefFoundError("codec");
            }
            failure.complete(new Exception("an item came"));
        }

        @Override
        public void onError(Throwable reason) {
            failure.complete(reason);
        }

        @Override
        public void onComplete() {
            failure.complete(new Exception("the end"));
        }
    }

    private void anItemComes() {
        await().atMost(Duration.ofSeconds(LONG_SECONDS)).until(() -> {
            Counting next = new Counting(false, false);
            publisher.subscribe(next);
            Throwable told = next.failure.get(LONG_SECONDS, TimeUnit.SECONDS);
            return next.items.get() == 1 && told != null;
        });
    }

    @Test
    void whoFailsAtItsSubscriptionKeepsNoPlace() {
        assertThatThrownBy(() -> publisher.subscribe(new Counting(true, false)))
                .isInstanceOf(IllegalStateException.class);
        anItemComes();
    }

    @Test
    void whoFailsWithAnErrorAtAnItemKeepsNoPlace() {
        publisher.subscribe(new Counting(false, true));
        anItemComes();
    }

    @Test
    void anErrorOfAnEndpointEndsTheSynchronisation() {
        SyncEndpoint failing = new SyncEndpoint() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public Optional<Set<String>> keys() {
                throw new NoClassDefFoundError("driver");
            }

            @Override
            public Optional<byte[]> read(String key) {
                return Optional.empty();
            }

            @Override
            public void write(String key, byte[] value) {
                throw new NoClassDefFoundError("driver");
            }

            @Override
            public void remove(String key) {
                throw new NoClassDefFoundError("driver");
            }
        };
        assertThatThrownBy(() -> SyncHandler.create(executors.workers())
                        .verifySync(failing, failing, Optional.empty())
                        .get(LONG_SECONDS, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }
}
