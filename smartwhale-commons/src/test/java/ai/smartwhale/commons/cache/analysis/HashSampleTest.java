// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashSampleTest {

    /** Against a sorted set, with removals of any key. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsTheSmallestHashesOfWhatCame(long seed) {
        Random random = new Random(seed);
        HashSample sample = new HashSample(1, 50);
        TreeSet<Long> model = new TreeSet<>();
        long threshold = Long.MAX_VALUE;
        Map<Long, Integer> slots = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            long hash = Mixing.mix(random.nextInt(400));
            assertThat(sample.admits(hash)).isEqualTo(hash >>> 1 <= threshold);
            if (random.nextInt(5) == 0 && !model.isEmpty()) {
                List<Long> all = new ArrayList<>(model);
                long gone = all.get(random.nextInt(all.size())) << 1;
                long present = slots.containsKey(gone) ? gone : gone | 1;
                sample.remove(slots.remove(present));
                model.remove(present >>> 1);
            } else if (sample.admits(hash) && sample.find(hash) < 0) {
                slots.put(hash, sample.add(hash));
                model.add(hash >>> 1);
                if (model.size() > 50) {
                    threshold = model.last() - 1;
                    model.remove(model.last());
                }
                for (int slot = sample.overflow(); slot >= 0; slot = sample.overflow()) {
                    int above = slot;
                    slots.values().removeIf(held -> held == above);
                    sample.remove(slot);
                }
            }
            assertThat(sample.size()).isEqualTo(model.size());
            assertThat(sample.find(hash)).isEqualTo(slots.getOrDefault(hash, -1));
        }
        for (Map.Entry<Long, Integer> held : slots.entrySet()) {
            assertThat(sample.find(held.getKey())).isEqualTo(held.getValue());
            assertThat(model).contains(held.getKey() >>> 1);
        }
        assertThat(slots).hasSize(model.size());
    }
}
