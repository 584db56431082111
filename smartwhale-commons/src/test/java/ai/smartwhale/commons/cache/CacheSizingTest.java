// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CacheSizingTest {

    private final List<Long> sizes = new ArrayList<>();
    private final CacheSizing sizing = CacheSizing.create(sizes::add, 100, 10_000, 1_000);

    @Test
    void theCacheGetsTheSmallerOfTargetAndCap() {
        assertThat(sizing.size()).isEqualTo(1_000);
        assertThat(sizing.aimAt(5_000)).isEqualTo(5_000);
        assertThat(sizing.capAt(2_000)).isEqualTo(2_000);
        assertThat(sizing.aimAt(8_000)).isEqualTo(2_000);
        assertThat(sizing.capAt(10_000)).isEqualTo(8_000);
        assertThat(sizing.capAt(9_000)).isEqualTo(8_000);
        assertThat(sizes).containsExactly(1_000L, 5_000L, 2_000L, 8_000L);
    }

    @Test
    void neverLeavesItsBounds() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            long asked = random.nextInt(40_000) - 10_000;
            long size = random.nextBoolean() ? sizing.aimAt(asked) : sizing.capAt(asked);
            assertThat(size)
                    .isEqualTo(sizing.size())
                    .isEqualTo(Math.min(sizing.target(), sizing.cap()))
                    .isBetween(100L, 10_000L);
            assertThat(sizes.get(sizes.size() - 1)).isEqualTo(size);
        }
    }

    @Test
    void aControlThatFailsLeavesEverythingAsItWas() {
        boolean[] broken = new boolean[1];
        CacheSizing failing = CacheSizing.create(
                size -> {
                    if (broken[0]) {
                        throw new IllegalStateException("closed");
                    }
                },
                1,
                100,
                50);
        broken[0] = true;
        assertThatThrownBy(() -> failing.aimAt(60)).hasMessage("closed");
        assertThatThrownBy(() -> failing.capAt(10)).hasMessage("closed");
        assertThat(failing.target()).isEqualTo(50);
        assertThat(failing.cap()).isEqualTo(100);
        assertThat(failing.size()).isEqualTo(50);
    }

    @Test
    void refusesBoundsThatAreNone() {
        assertThatThrownBy(() -> CacheSizing.create(size -> {}, 0, 10, 5)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> CacheSizing.create(size -> {}, 10, 5, 7)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> CacheSizing.create(size -> {}, 1, 10, 11)).isInstanceOf(InvalidValueException.class);
    }
}
