// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelShiftsTest {

    private static List<LevelChange> changes(double[] values) {
        return SeriesAnalysis.plain().trend(Noise.hourly(values)).changes();
    }

    @Test
    void stepsAreFoundWhereTheyAre() {
        int exact = 0;
        for (long seed = 0; seed < 100; seed++) {
            List<LevelChange> found = changes(Noise.plus(Noise.white(seed, 200), i -> i < 80 ? 0 : i < 150 ? 4 : -2));
            if (found.size() == 2) {
                exact++;
                assertThat(Duration.between(Noise.START, found.get(0).at()).toHours())
                        .isBetween(77L, 83L);
                assertThat(Duration.between(Noise.START, found.get(1).at()).toHours())
                        .isBetween(147L, 153L);
                assertThat(found.get(0).after()).isCloseTo(4, within(0.8));
            }
        }
        assertThat(exact).isGreaterThanOrEqualTo(95);
    }

    @Test
    void noiseHasNoSteps() {
        int found = 0;
        for (long seed = 0; seed < 200; seed++) {
            found += changes(Noise.white(seed, 200)).isEmpty() ? 0 : 1;
            found += changes(Noise.remembering(seed, 200, 0.6)).isEmpty() ? 0 : 1;
        }
        assertThat(found).isLessThanOrEqualTo(20);
    }

    @Test
    void aTrendIsNoStair() {
        int found = 0;
        for (long seed = 0; seed < 100; seed++) {
            found += changes(Noise.plus(Noise.white(seed, 200), i -> 0.05 * i)).isEmpty() ? 0 : 1;
        }
        assertThat(found).isLessThanOrEqualTo(10);
    }

    @Test
    void aRhythmIsNoStair() {
        assertThat(changes(Noise.plus(Noise.white(5, 720), i -> 4 * Noise.day(i))))
                .isEmpty();
    }

    @Test
    void aStepWithoutNoiseIsFoundAmongGaps() {
        double[] values = new double[40];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 7 == 3 ? Double.NaN : i < 20 ? 5 : 9;
        }
        assertThat(changes(values)).containsExactly(new LevelChange(Noise.START.plus(Duration.ofHours(20)), 5, 9));
    }
}
