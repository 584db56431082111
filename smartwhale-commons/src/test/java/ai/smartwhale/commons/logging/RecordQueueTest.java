// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecordQueueTest {

    private static int drain(RecordQueue queue) {
        int events = 0;
        for (RecordQueue.Entry entry = queue.poll(); entry != null; entry = queue.poll()) {
            queue.release((RecordQueue.Event) entry);
            events++;
        }
        return events;
    }

    @Test
    void theNewestFindNoRoomWhenTheNumberIsReached() {
        RecordQueue queue = new RecordQueue(3, 1 << 20);
        for (int i = 0; i < 3; i++) {
            assertThat(queue.offer(LogRecords.of("m" + i))).isEqualTo(RecordQueue.Offer.TAKEN);
        }
        assertThat(queue.offer(LogRecords.of("m3"))).isEqualTo(RecordQueue.Offer.FULL);
        assertThat(queue.size()).isEqualTo(3);
        assertThat(drain(queue)).isEqualTo(3);
        assertThat(queue.size()).isZero();
        assertThat(queue.offer(LogRecords.of("m4"))).isEqualTo(RecordQueue.Offer.TAKEN);
    }

    @Test
    void aMarkBehindTheEndIsReachedInVain() {
        RecordQueue queue = new RecordQueue(3, 1 << 20);
        CompletableFuture<Boolean> before = new CompletableFuture<>();
        queue.mark(new RecordQueue.Mark(before, true));
        assertThat(before).isNotDone();
        queue.close();
        queue.end();
        assertThat(before).isCompletedWithValue(false);
        CompletableFuture<Boolean> after = new CompletableFuture<>();
        queue.mark(new RecordQueue.Mark(after, true));
        assertThat(after).isCompletedWithValue(false);
    }

    @Test
    void theWeightIsBoundedToo() {
        LogRecord large = LogRecords.of("x".repeat(1000));
        RecordQueue queue = new RecordQueue(1000, 2L * large.weight());
        assertThat(queue.offer(large)).isEqualTo(RecordQueue.Offer.TAKEN);
        assertThat(queue.offer(large)).isEqualTo(RecordQueue.Offer.TAKEN);
        assertThat(queue.offer(large)).isEqualTo(RecordQueue.Offer.FULL);
        assertThat(queue.offer(LogRecords.of("x".repeat(10_000)))).isEqualTo(RecordQueue.Offer.OVERSIZED);
        assertThat(queue.halfFull()).isTrue();
    }

    @Test
    void everyOfferOfManyThreadsIsEitherTakenOrRefusedAndNeverBoth() throws Exception {
        int threads = 4;
        int each = 20_000;
        RecordQueue queue = new RecordQueue(64, 1 << 20);
        AtomicLong taken = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        AtomicLong closed = new AtomicLong();
        CountDownLatch done = new CountDownLatch(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                work.add(pool.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        switch (queue.offer(LogRecords.of("m"))) {
                            case TAKEN -> taken.incrementAndGet();
                            case CLOSED -> closed.incrementAndGet();
                            default -> refused.incrementAndGet();
                        }
                    }
                    done.countDown();
                }));
            }
            long polled = 0;
            while (polled < 5_000 && done.getCount() > 0) {
                polled += drain(queue);
                assertThat(queue.size()).isLessThanOrEqualTo(64 + threads);
            }
            queue.close();
            while (queue.size() > 0 || done.getCount() > 0) {
                polled += drain(queue);
            }
            for (Future<?> one : work) {
                one.get(30, TimeUnit.SECONDS);
            }
            assertThat(polled).isEqualTo(taken.get());
            assertThat(taken.get() + refused.get() + closed.get()).isEqualTo((long) threads * each);
        } finally {
            pool.shutdownNow();
        }
    }
}
