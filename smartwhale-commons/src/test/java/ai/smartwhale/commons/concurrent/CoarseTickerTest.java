// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoarseTickerTest {

    private final AtomicLong time = new AtomicLong(1_000);
    private final ManualTimer timer = new ManualTimer();
    private final CoarseTicker ticker = new CoarseTicker(time::get, timer, Duration.ofMillis(5));

    @AfterEach
    void close() {
        ticker.close();
        timer.shutdownNow();
    }

    @Test
    void keepsItsReadingUntilTheTimerTicks() {
        assertThat(ticker.nanoTime()).isEqualTo(1_000);
        time.set(2_000);
        assertThat(ticker.nanoTime()).isEqualTo(1_000);
        timer.tick();
        assertThat(ticker.nanoTime()).isEqualTo(2_000);
    }

    @Test
    void neverGoesBackForWhoeverWaitedWhileAnotherWokeIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        AtomicLong readings = new AtomicLong();
        Ticker slow = () -> {
            long reading = readings.incrementAndGet();
            if (reading == 2) {
                asked.countDown();
                awaitUninterruptibly(answer);
            }
            return reading;
        };
        CoarseTicker shared = new CoarseTicker(slow, timer, Duration.ofMillis(5));
        Thread first = new Thread(shared::nanoTime);
        first.start();
        asked.await();
        long[] read = new long[2];
        Thread second = new Thread(() -> {
            read[0] = shared.nanoTime();
            read[1] = shared.nanoTime();
        });
        second.start();
        await().until(() -> second.getState() == Thread.State.WAITING);
        answer.countDown();
        first.join();
        second.join();
        assertThat(read[1]).isGreaterThanOrEqualTo(read[0]);
        shared.close();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void doesNothingBeforeItIsRead() {
        assertThat(timer.scheduled).isZero();
    }

    @Test
    void restsWhileNobodyReadsAndIsRightAtOnceAfterwards() {
        ticker.nanoTime();
        for (int i = 0; i < 100; i++) {
            timer.tick();
        }
        assertThat(timer.isResting()).isTrue();
        time.set(77_000);
        assertThat(ticker.nanoTime()).isEqualTo(77_000);
        assertThat(timer.scheduled).isEqualTo(2);
        assertThat(timer.isResting()).isFalse();
    }

    @Test
    void goesOnTickingWhileSomebodyReads() {
        for (int i = 0; i < 100; i++) {
            ticker.nanoTime();
            timer.tick();
        }
        assertThat(timer.isResting()).isFalse();
        assertThat(timer.scheduled).isEqualTo(1);
    }

    @Test
    void asksItsSourceAfterClose() {
        ticker.nanoTime();
        ticker.close();
        time.set(5_000);
        assertThat(ticker.nanoTime()).isEqualTo(5_000);
        assertThat(timer.isResting()).isTrue();
    }

    @Test
    void asksItsSourceWhereTheTimerIsClosed() {
        CoarseTicker lonely = new CoarseTicker(time::get, ManualTimer.closed(), Duration.ofMillis(5));
        assertThat(lonely.nanoTime()).isEqualTo(1_000);
        time.set(6_000);
        assertThat(lonely.nanoTime()).isEqualTo(6_000);
    }

    @Test
    void refusesAPeriodOfNothing() {
        assertThatThrownBy(() -> new CoarseTicker(time::get, timer, Duration.ZERO))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("period");
    }
}
