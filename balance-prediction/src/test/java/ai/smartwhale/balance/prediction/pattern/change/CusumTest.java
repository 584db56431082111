// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CusumTest {

    /** Montgomery, Introduction to Statistical Quality Control, tables 9.1 and 9.2: target 10, K 0.5, H 5. */
    private static final double[] MONTGOMERY = {
        9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40, 10.08, 9.37, 10.62,
        10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52
    };

    @Test
    void followsThePublishedExample() {
        Cusum cusum = Cusum.of(0.5, 5);
        for (int i = 0; i < 28; i++) {
            assertThat(cusum.update(MONTGOMERY[i] - 10)).isEqualTo(Shift.NONE);
        }
        assertThat(cusum.snapshot().upper()).isEqualTo(4.47, within(1e-9));
        assertThat(cusum.snapshot().upperAge()).isEqualTo(6);
        assertThat(cusum.update(MONTGOMERY[28] - 10)).isEqualTo(Shift.UP);
        // C+ is 5.28 and N+ is 7 at the 29th value; the new mean is estimated as 10 + 0.5 + 5.28 / 7 = 11.25.
        assertThat(cusum.age()).isEqualTo(7);
        assertThat(10 + cusum.size()).isEqualTo(11.25, within(0.005));
    }

    @Test
    void whiteNoiseSeldomRaisesAnAlarmAndAShiftByADeviationSoonDoes() {
        Random random = new Random(14);
        Cusum cusum = Cusum.withDefaults();
        int alarms = 0;
        int values = 500_000;
        for (int i = 0; i < values; i++) {
            alarms += cusum.update(random.nextGaussian()) == Shift.NONE ? 0 : 1;
        }
        assertThat(values / (double) alarms).isGreaterThanOrEqualTo(5_000);
        double delay = 0;
        for (int i = 0; i < 500; i++) {
            Cusum shifted = Cusum.withDefaults();
            double sign = i % 2 == 0 ? 1 : -1;
            Shift shift;
            do {
                shift = shifted.update(sign + random.nextGaussian());
                delay += 1 / 500.0;
            } while (shift == Shift.NONE);
            assertThat(shift).isEqualTo(sign > 0 ? Shift.UP : Shift.DOWN);
        }
        assertThat(delay).isLessThanOrEqualTo(20);
    }

    @Test
    void continuesFromASnapshot() {
        Random random = new Random(15);
        Cusum one = Cusum.of(0.25, 4);
        for (int i = 0; i < 1_000; i++) {
            Cusum other = Cusum.restore(one.snapshot());
            double value = random.nextGaussian();
            assertThat(other.update(value)).isEqualTo(one.update(value));
            assertThat(other.snapshot()).isEqualTo(one.snapshot());
        }
    }

    @Test
    void saysWhereItLeans() {
        Cusum cusum = Cusum.withDefaults();
        assertThat(cusum.leaning()).isEqualTo(Shift.NONE);
        cusum.update(-4.5);
        assertThat(cusum.leaning()).isEqualTo(Shift.DOWN);
        assertThat(cusum.tension()).isEqualTo(0.5);
    }

    @Test
    void refusesWhatIsNotANumberWithoutChange() {
        Cusum cusum = Cusum.withDefaults();
        cusum.update(3);
        Cusum.Snapshot before = cusum.snapshot();
        assertThatThrownBy(() -> cusum.update(Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> cusum.update(Double.NEGATIVE_INFINITY)).isInstanceOf(InvalidValueException.class);
        assertThat(cusum.snapshot()).isEqualTo(before);
        assertThatThrownBy(() -> Cusum.of(-1, 8)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Cusum.of(0.5, 0)).isInstanceOf(InvalidValueException.class);
    }
}
