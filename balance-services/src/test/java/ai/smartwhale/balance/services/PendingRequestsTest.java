// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ServiceClosedException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PendingRequestsTest {

    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final AtomicLong now = new AtomicLong();
    private final RequestTimer timer = new RequestTimer(now::get, "test");
    private final AtomicInteger expired = new AtomicInteger();
    private final CountDownLatch firstExpired = new CountDownLatch(1);

    @AfterEach
    void close() {
        timer.close();
    }

    private PendingRequest request(long deadline) {
        var request = MessageSchemas.createDataRequest(
                "m", RequestPayload.builder("m").build(), Priority.DEFAULT, Clock.systemUTC());
        return new PendingRequest(request, now.get(), deadline, pending -> {
            expired.incrementAndGet();
            firstExpired.countDown();
        });
    }

    @Test
    void rejectsWhatIsAboveTheBoundAndSaysHowManyThereAre() {
        PendingRequests pending = new PendingRequests(timer, 2);
        PendingRequest first = request(HOUR);
        pending.add(first);
        pending.add(request(HOUR));
        assertThatThrownBy(() -> pending.add(request(HOUR)))
                .isInstanceOfSatisfying(RequestRejectedException.class, e -> {
                    assertThat(e.limit()).isEqualTo("maxPending");
                    assertThat(e.most()).isEqualTo(2);
                    assertThat(e.current()).isEqualTo(2);
                    assertThat(e.isRetryable()).isTrue();
                });
        assertThat(pending.remove(first, RecentIds.End.ANSWERED)).isTrue();
        pending.add(request(HOUR));
        assertThat(pending.size()).isEqualTo(2);
    }

    @Test
    void anAnsweredRequestLeavesTheTimerAtOnce() {
        PendingRequests pending = new PendingRequests(timer, 10);
        PendingRequest request = request(HOUR);
        pending.add(request);
        assertThat(timer.size()).isEqualTo(1);
        pending.remove(request, RecentIds.End.ANSWERED);
        assertThat(timer.size()).isZero();
        assertThat(pending.find(request.id())).isEmpty();
        assertThat(pending.ended(request.id())).contains(RecentIds.End.ANSWERED);
    }

    @Test
    void firesTheDeadline() throws Exception {
        PendingRequests pending = new PendingRequests(timer, 10);
        pending.add(request(HOUR));
        now.set(HOUR - 1);
        timer.runDue();
        assertThat(expired).hasValue(0);
        now.set(HOUR);
        // The thread of the timer may have taken it just before; then it is about to fire it.
        timer.runDue();
        assertThat(firstExpired.await(60, TimeUnit.SECONDS)).isTrue();
        timer.runDue();
        assertThat(expired).hasValue(1);
    }

    @Test
    void exactlyOneOfManyRemovesARequest() throws Exception {
        PendingRequests pending = new PendingRequests(timer, 10);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 200; round++) {
                PendingRequest request = request(HOUR);
                pending.add(request);
                CountDownLatch start = new CountDownLatch(1);
                List<Future<Boolean>> removals = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    removals.add(pool.submit(() -> {
                        start.await();
                        return pending.remove(request, RecentIds.End.ANSWERED);
                    }));
                }
                start.countDown();
                int winners = 0;
                for (Future<Boolean> removal : removals) {
                    winners += removal.get(60, TimeUnit.SECONDS) ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(pending.size()).isZero();
    }

    @Test
    void takesNothingAfterTheCloseAndTellsWhenAllHaveEnded() {
        PendingRequests pending = new PendingRequests(timer, 10);
        PendingRequest request = request(HOUR);
        pending.add(request);
        pending.close();
        assertThatThrownBy(() -> pending.add(request(HOUR))).isInstanceOf(ServiceClosedException.class);
        assertThat(pending.awaitEnd(Duration.ZERO)).isFalse();
        pending.remove(request, RecentIds.End.GIVEN_UP);
        assertThat(pending.awaitEnd(Duration.ofSeconds(60))).isTrue();
    }
}
