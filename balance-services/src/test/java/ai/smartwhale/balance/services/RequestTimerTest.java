// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestTimerTest {

    private final List<Long> fired = new CopyOnWriteArrayList<>();

    private Timeout at(long nanos) {
        return new Timeout(nanos) {
            @Override
            void expire() {
                fired.add(nanos);
            }
        };
    }

    @Test
    void firesWhatIsDueInOrderAndNothingElse() {
        AtomicLong now = new AtomicLong();
        RequestTimer timer = new RequestTimer(now::get, "test");
        long hour = TimeUnit.HOURS.toNanos(1);
        timer.add(at(3 * hour));
        timer.add(at(hour));
        timer.add(at(2 * hour));
        now.set(2 * hour);
        timer.runDue();
        assertThat(fired).containsExactly(hour, 2 * hour);
        assertThat(timer.size()).isEqualTo(1);
        timer.close();
    }

    @Test
    void goesOnAfterAnError() throws Exception {
        RequestTimer timer = new RequestTimer(System::nanoTime, "test");
        CountDownLatch fires = new CountDownLatch(1);
        timer.add(new Timeout(System.nanoTime()) {
            @Override
            void expire() {
                throw new NoClassDefFoundError("of a listener");
            }
        });
        timer.add(new Timeout(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20)) {
            @Override
            void expire() {
                fires.countDown();
            }
        });
        assertThat(fires.await(20, TimeUnit.SECONDS)).isTrue();
        timer.close();
    }

    @Test
    void cancelledTimeoutsLeaveNothingBehind() {
        RequestTimer timer = new RequestTimer(System::nanoTime, "test");
        List<Timeout> many = java.util.stream.LongStream.range(0, 1_000)
                .mapToObj(i -> at(System.nanoTime() + TimeUnit.HOURS.toNanos(1) + i))
                .toList();
        many.forEach(timer::add);
        many.forEach(timer::cancel);
        assertThat(timer.size()).isZero();
        timer.close();
    }

    @Test
    void anEarlierTimeoutWakesTheThreadThatSleepsForALaterOne() throws InterruptedException {
        RequestTimer timer = new RequestTimer(System::nanoTime, "test");
        timer.add(at(System.nanoTime() + TimeUnit.HOURS.toNanos(1)));
        CountDownLatch soon = new CountDownLatch(1);
        timer.add(new Timeout(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20)) {
            @Override
            void expire() {
                soon.countDown();
            }
        });
        assertThat(soon.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(fired).isEmpty();
        timer.close();
    }

    @Test
    void oneThatFailsStopsNoOther() {
        RequestTimer timer = new RequestTimer(System::nanoTime, "test");
        timer.add(new Timeout(System.nanoTime()) {
            @Override
            void expire() {
                throw new IllegalStateException("on purpose");
            }
        });
        timer.add(at(System.nanoTime()));
        await().atMost(60, TimeUnit.SECONDS).until(() -> fired.size() == 1);
        timer.close();
    }

    @Test
    void hasNoThreadBeforeTheFirstTimeoutNorAfterTheEnd() {
        RequestTimer timer = new RequestTimer(System::nanoTime, "thread-test");
        assertThat(threads()).isZero();
        timer.add(at(System.nanoTime() + TimeUnit.HOURS.toNanos(1)));
        assertThat(threads()).isEqualTo(1);
        timer.close();
        timer.awaitEnd(TimeUnit.SECONDS.toNanos(60));
        assertThat(threads()).isZero();
        timer.add(at(System.nanoTime()));
        assertThat(threads()).isZero();
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("smartwhale-balance-timer-thread-test"))
                .count();
    }
}
