// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SharedSummaryTest {

    private static final int NUMBERS = 5_000;
    private static final int THREADS = 4;

    @Test
    void manyThreadsMayAddTheSameSummaryToTheirOwn() throws Exception {
        ValueSummary shared = new ValueSummary();
        for (int i = 0; i < NUMBERS; i++) {
            shared.forget(Integer.toString(i * 7 % NUMBERS), 1);
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> addOften(shared)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void addOften(ValueSummary shared) {
        for (int i = 0; i < 1_000; i++) {
            ValueSummary own = new ValueSummary();
            own.addAll(shared);
            assertThat(own.numbers().size()).isEqualTo(NUMBERS);
            assertThat(own.numbers().quantile(0.5)).isCloseTo(NUMBERS / 2.0, within(NUMBERS / 20.0));
            assertThat(shared.bytes()).isPositive();
        }
    }
}
