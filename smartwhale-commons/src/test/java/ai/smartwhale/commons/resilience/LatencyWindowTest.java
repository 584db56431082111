// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencyWindowTest {

    private final VirtualTime time = new VirtualTime();

    @Test
    void bucketsCoverAllLatenciesWithTheirPrecision() {
        Random random = new Random(11);
        for (int i = 0; i < 100_000; i++) {
            long nanos = random.nextLong() >>> (18 + random.nextInt(45));
            long upper = LatencyWindow.upperBound(LatencyWindow.bucket(nanos));
            assertThat(upper).isGreaterThan(nanos).isLessThanOrEqualTo(nanos + nanos / 16 + 1024);
        }
        assertThat(LatencyWindow.bucket(-5)).isZero();
        assertThat(LatencyWindow.upperBound(LatencyWindow.bucket(Long.MAX_VALUE)))
                .isPositive();
    }

    @Test
    void theQuantileIsNeverTooLowAndLittleTooHigh() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            LatencyWindow window = new LatencyWindow(0.95, Duration.ofMinutes(1), time);
            long[] all = new long[3_200];
            for (int i = 0; i < all.length; i++) {
                all[i] = (long) (1_000_000 * Math.exp(random.nextGaussian()));
                window.record(all[i]);
            }
            Arrays.sort(all);
            long exact = all[(int) Math.ceil(0.95 * all.length) - 1];
            assertThat(window.samples()).isEqualTo(all.length);
            assertThat(window.quantileNanos()).isBetween(exact, exact + exact / 16 + 1024);
        }
    }

    @Test
    void forgetsWhatIsOlderThanTheWindow() {
        LatencyWindow window = new LatencyWindow(0.95, Duration.ofSeconds(10), time);
        record(window, 64, 1_000_000_000L);
        assertThat(window.quantileNanos()).isGreaterThanOrEqualTo(1_000_000_000L);
        time.pass(Duration.ofSeconds(6));
        record(window, 64, 1_000_000L);
        assertThat(window.samples()).isEqualTo(128);
        time.pass(Duration.ofSeconds(6));
        record(window, 64, 1_000_000L);
        assertThat(window.samples()).isEqualTo(128);
        assertThat(window.quantileNanos()).isLessThan(1_100_000L);
        time.pass(Duration.ofMinutes(5));
        record(window, 32, 2_000_000L);
        assertThat(window.samples()).isEqualTo(32);
    }

    private static void record(LatencyWindow window, int times, long nanos) {
        for (int i = 0; i < times; i++) {
            window.record(nanos);
        }
    }
}
