// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackedHistogramTest {

    @Test
    void losesNothing() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 200; run++) {
            long[] values = new long[random.nextInt(400)];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63);
            }
            HistogramSnapshot snapshot = HistogramSnapshot.of(values);
            assertThat(PackedHistogram.of(snapshot).unpack()).isEqualTo(snapshot);
        }
    }

    @Test
    void keepsLargeCounts() {
        HistogramSnapshot one = HistogramSnapshot.of(1, 1_000_000);
        HistogramSnapshot many = one;
        for (int i = 0; i < 60; i++) {
            many = many.merge(many);
        }
        HistogramSnapshot back = PackedHistogram.of(many).unpack();
        assertThat(back).isEqualTo(many);
        assertThat(back.minus(one).count()).isEqualTo((1L << 61) - 2);
    }

    @Test
    void keepsNothingOfNothing() {
        assertThat(PackedHistogram.of(HistogramSnapshot.EMPTY).unpack()).isEqualTo(HistogramSnapshot.EMPTY);
    }
}
