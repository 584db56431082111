// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueHeapTest {

    /** Against a sorted map, with moments on both sides of the overflow. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithASortedMap(long seed) {
        Random random = new Random(seed);
        DueHeap<Integer> heap = new DueHeap<>();
        long origin = Long.MAX_VALUE - 500;
        TreeMap<Long, Integer> oracle = new TreeMap<>();
        Map<Integer, Long> places = new HashMap<>();
        Map<Integer, Long> keys = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long offset = random.nextInt(1_000);
            switch (random.nextInt(5)) {
                case 0, 1, 2 -> {
                    long key = offset * 100_000 + i;
                    oracle.put(key, i);
                    keys.put(i, key);
                    places.put(i, heap.add(i, origin + offset));
                }
                case 3 -> {
                    List<Integer> known = new ArrayList<>(places.keySet());
                    if (!known.isEmpty()) {
                        Integer any = known.get(random.nextInt(known.size()));
                        boolean expected = oracle.remove(keys.get(any)) != null;
                        assertThat(heap.remove(places.remove(any))).isEqualTo(expected);
                    }
                }
                default -> {
                    Integer first =
                            oracle.isEmpty() ? null : oracle.firstEntry().getValue();
                    boolean due = first != null && oracle.firstKey() / 100_000 <= offset;
                    Integer polled = heap.pollDue(origin + offset).orElse(null);
                    assertThat(polled).isEqualTo(due ? first : null);
                    if (due) {
                        oracle.pollFirstEntry();
                        places.remove(first);
                    }
                }
            }
            assertThat(heap.size()).isEqualTo(oracle.size());
            if (i % 500 == 0) {
                assertThat(heap.items()).containsExactlyElementsOf(oracle.values());
            }
        }
    }

    @Test
    void aPlaceIsUsedUpOnce() {
        DueHeap<String> heap = new DueHeap<>();
        long place = heap.add("a", 1);
        assertThat(heap.nextDue()).hasValue(1);
        assertThat(heap.remove(place)).isTrue();
        assertThat(heap.remove(place)).isFalse();
        assertThat(heap.nextDue()).isEmpty();
        assertThat(heap.peek()).isEmpty();
    }
}
