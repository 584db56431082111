// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShiftWatchTest {

    private static final long HOUR = 3_600_000;

    private static double rhythm(int hour) {
        return 5 * Math.sin(hour * Math.PI / 12) + (hour / 24 % 7 < 5 ? 3 : 0);
    }

    @Test
    void findsAShiftBelowARhythmAndSaysHowLarge() {
        Random random = new Random(25);
        int found = 0;
        double delay = 0;
        for (int i = 0; i < 50; i++) {
            ShiftWatch watch = ShiftWatch.of(1, 0.5, 8);
            for (int hour = 0; hour < 1_100; hour++) {
                double value = rhythm(hour) + random.nextGaussian() + (hour >= 1_000 ? 2 : 0);
                Shift shift = watch.update(hour * HOUR, value, true);
                if (hour >= 1_000 && shift == Shift.UP) {
                    found++;
                    delay += (hour - 999) / 50.0;
                    assertThat(watch.size()).isBetween(0.8, 4.0);
                    break;
                }
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(45);
        assertThat(delay).isLessThan(20);
    }

    @Test
    void learnsTheNewLevelAndStaysQuiet() {
        ShiftWatch watch = ShiftWatch.of(1, 0.5, 8);
        Random random = new Random(26);
        int alarms = 0;
        for (int hour = 0; hour < 3_000; hour++) {
            double level = hour >= 1_000 ? 100 : 10;
            Shift shift = watch.update(hour * HOUR, level + rhythm(hour) + random.nextGaussian(), true);
            // Before the first week is over, its weekend may raise an alarm.
            alarms += hour < 400 || shift == Shift.NONE ? 0 : 1;
        }
        assertThat(alarms).isBetween(1, 4);
        assertThat(watch.expected(3_000 * HOUR)).isBetween(100 + rhythm(3_000) - 2, 100 + rhythm(3_000) + 2);
    }

    @Test
    void noiseSeldomRaisesAnAlarm() {
        Random random = new Random(27);
        for (double correlation : new double[] {0, 0.6}) {
            ShiftWatch watch = ShiftWatch.of(1, 0.5, 8);
            double[] noise = Noise.autocorrelated(random, correlation, 100_000);
            int alarms = 0;
            for (int hour = 0; hour < noise.length; hour++) {
                alarms += watch.update(hour * HOUR, noise[hour], true) == Shift.NONE ? 0 : 1;
            }
            assertThat(alarms).isLessThanOrEqualTo(40);
        }
    }

    @Test
    void oneExtremeValueIsNoShift() {
        ShiftWatch watch = ShiftWatch.of(1, 0.5, 8);
        Random random = new Random(28);
        for (int hour = 0; hour < 600; hour++) {
            double value = hour == 500 ? 1e9 : random.nextGaussian();
            assertThat(watch.update(hour * HOUR, value, true)).isEqualTo(Shift.NONE);
        }
        assertThat(watch.deviation()).isLessThan(3);
    }

    @Test
    void continuesFromASnapshot() {
        Random random = new Random(29);
        ShiftWatch one = ShiftWatch.of(1, 0.5, 8);
        for (int hour = 0; hour < 1_500; hour++) {
            ShiftWatch other = hour % 100 == 50 ? ShiftWatch.restore(one.snapshot()) : null;
            double value = rhythm(hour) + random.nextGaussian() + (hour > 900 ? 4 : 0);
            Shift shift = one.update(hour * HOUR, value, hour % 37 != 0);
            if (other != null) {
                assertThat(other.update(hour * HOUR, value, hour % 37 != 0)).isEqualTo(shift);
                assertThat(other.snapshot()).isEqualTo(one.snapshot());
            }
        }
    }

    @Test
    void aConstantIsQuietAndRefusesWhatIsNoNumber() {
        ShiftWatch watch = ShiftWatch.of(1, 0.5, 8);
        for (int hour = 0; hour < 500; hour++) {
            assertThat(watch.update(hour * HOUR, 7, true)).isEqualTo(Shift.NONE);
        }
        assertThat(watch.expected(501 * HOUR)).isEqualTo(7);
        assertThatThrownBy(() -> watch.update(0, Double.NaN, true)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> ShiftWatch.of(0, 0.5, 8)).isInstanceOf(InvalidValueException.class);
    }
}
