// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlaceIndexTest {

    @Test
    void behavesLikeAMapOfSetsAlsoWhereHashesAreEqual() {
        SplittableRandom random = new SplittableRandom(1);
        PlaceIndex index = new PlaceIndex();
        Map<Long, Set<Long>> expected = new HashMap<>();
        int size = 0;
        for (int i = 0; i < 50_000; i++) {
            long hash = random.nextInt(40) == 0 ? 7 : random.nextInt(2000) * 64L;
            long place = random.nextInt(3000);
            Set<Long> places = expected.computeIfAbsent(hash, made -> new HashSet<>());
            if (random.nextInt(5) < 3) {
                if (places.add(place)) {
                    index.add(hash, place);
                    size++;
                }
            } else {
                boolean removed = places.remove(place);
                assertThat(index.remove(hash, place)).isEqualTo(removed);
                size -= removed ? 1 : 0;
            }
            if (i % 10_000 == 9999) {
                int before = size;
                expected.values().forEach(all -> all.removeIf(one -> one < 500));
                size = expected.values().stream().mapToInt(Set::size).sum();
                assertThat(index.removeBelow(500)).isEqualTo(before - size);
            }
            assertThat(index.size()).isEqualTo(size);
        }
        expected.forEach((hash, places) -> {
            for (long place = 0; place < 3000; place++) {
                assertThat(index.contains(hash, place)).isEqualTo(places.contains(place));
            }
        });
    }
}
