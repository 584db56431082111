// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutHeapTest {

    private static final class Plain extends Timeout {
        Plain(long deadline) {
            super(deadline);
        }

        @Override
        void expire() {}
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void firstIsAlwaysTheEarliestWhateverIsAddedAndRemoved(long seed) {
        Random random = new Random(seed);
        TimeoutHeap heap = new TimeoutHeap();
        List<Timeout> model = new ArrayList<>();
        for (int step = 0; step < 5_000; step++) {
            if (model.isEmpty() || random.nextInt(100) < 55) {
                Timeout timeout = new Plain(random.nextInt(1_000));
                heap.add(timeout);
                model.add(timeout);
            } else {
                Timeout gone = model.remove(random.nextInt(model.size()));
                heap.remove(gone);
                heap.remove(gone);
            }
            assertThat(heap.size()).isEqualTo(model.size());
            if (!model.isEmpty()) {
                long earliest = model.stream()
                        .min(Comparator.comparingLong(Timeout::deadlineNanos))
                        .orElseThrow()
                        .deadlineNanos();
                assertThat(heap.first()).isNotNull();
                assertThat(heap.first().deadlineNanos())
                        .as("seed %d step %d", seed, step)
                        .isEqualTo(earliest);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE - 5, -5, Long.MIN_VALUE + 5})
    void deadlinesMayWrapAround(long start) {
        TimeoutHeap heap = new TimeoutHeap();
        heap.add(new Plain(start + 10));
        heap.add(new Plain(start));
        heap.add(new Plain(start + 20));
        assertThat(heap.first().deadlineNanos()).isEqualTo(start);
    }
}
