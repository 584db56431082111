// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.CacheLayer;
import ai.smartwhale.commons.cache.RemovalReason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ForgottenAnswersTest {

    private final ForgottenAnswers forgotten = new ForgottenAnswers();

    private static CacheKey key(int number) {
        return CacheKey.of("source", "key-" + number);
    }

    private void forget(int number) {
        forgotten.removed(key(number), CacheLayer.L1, RemovalReason.SIZE);
    }

    @Test
    void countsOnceWhatIsAskedForSoonAfterItWasForgottenForWantOfRoom() {
        forgotten.kept(40);
        forgotten.notFound(key(1));
        forget(1);
        forgotten.removed(key(2), CacheLayer.L1, RemovalReason.EXPIRED);
        forgotten.removed(key(3), CacheLayer.L2, RemovalReason.SIZE);
        for (int i = 1; i <= 3; i++) {
            forgotten.notFound(key(i));
            forgotten.notFound(key(i));
        }
        assertThat(forgotten.missed()).isEqualTo(1);
        assertThat(forgotten.evictions()).isEqualTo(1);
    }

    @Test
    void forgetsWhatAQuarterMoreWouldNotHaveKeptEither() {
        forgotten.kept(40);
        for (int i = 0; i < 15; i++) {
            forget(i);
        }
        for (int i = 0; i < 15; i++) {
            forgotten.notFound(key(i));
        }
        assertThat(forgotten.missed()).isEqualTo(10);
    }

    /** Of a cache that forgets what was not used for longest, a quarter more is exactly what the last forgotten are. */
    @Test
    void agreesWithACacheThatIsLargerByAQuarter() {
        Lru small = new Lru(400);
        Lru large = new Lru(500);
        SplittableRandom random = new SplittableRandom(3);
        forgotten.kept(400);
        long more = 0;
        for (int i = 0; i < 50_000; i++) {
            int number = (int) (2_000 * Math.pow(random.nextDouble(), 2));
            boolean inSmall = small.ask(number);
            more += large.ask(number) && !inSmall ? 1 : 0;
        }
        assertThat(more).isGreaterThan(1_000);
        // In the small one, what is forgotten was used up to a hundred requests before; the difference is small.
        assertThat((double) forgotten.missed() / more).isBetween(0.85, 1.15);
    }

    private final class Lru {

        private final Map<Integer, Integer> entries = new LinkedHashMap<>(16, 0.75f, true);
        private final int most;

        Lru(int most) {
            this.most = most;
        }

        boolean ask(int number) {
            boolean known = entries.get(number) != null;
            if (!known) {
                if (most == 400) {
                    forgotten.notFound(key(number));
                }
                entries.put(number, number);
                if (entries.size() > most) {
                    int eldest = entries.keySet().iterator().next();
                    entries.remove(eldest);
                    if (most == 400) {
                        forget(eldest);
                    }
                }
            }
            return known;
        }
    }
}
