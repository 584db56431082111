// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeekAnalogTest {

    private static final long STEP = 300_000;
    private static final int DAY = 288;

    private final WeekAnalog analog = new WeekAnalog();

    private double at(int point, double value) {
        return analog.residual(1_400_000_000_000L / (DAY * STEP) * DAY * STEP + point * STEP, value, -99);
    }

    private static double daily(int point) {
        return Math.floorMod(point, DAY) * 10.0;
    }

    @Test
    void withoutAPastTheOtherAnswerCounts() {
        for (int i = 0; i < DAY - 3; i++) {
            assertThat(at(i, daily(i))).isEqualTo(-99);
        }
        assertThat(analog.stepMillis()).isEqualTo(STEP);
        assertThat(analog.pointsPerDay()).isEqualTo(288);
    }

    @Test
    void whatHappenedAtThisTimeOnAnyOfSevenDaysIsExpected() {
        for (int i = 0; i < 7 * DAY; i++) {
            at(i, i / DAY == 0 ? 5_000 + daily(i) : daily(i));
        }
        int now = 7 * DAY + 100;
        assertThat(at(now, daily(now))).isZero();
        assertThat(at(now + 1, 5_000 + daily(now + 1))).as("as seven days ago").isZero();
        assertThat(at(now + 2, daily(now + 4))).as("two points early").isZero();
        assertThat(at(now + 3, daily(now + 3) + 45))
                .as("nearest of the points around")
                .isEqualTo(25);
        int later = 8 * DAY + 150;
        assertThat(at(later, 5_000 + daily(later)))
                .as("eight days ago is forgotten")
                .isGreaterThan(4_900);
    }

    @Test
    void gapsStayEmptyAndAreNotFilledWithOldValues() {
        for (int i = 0; i < 2 * DAY; i++) {
            at(i, daily(i));
        }
        int afterMonths = 100 * DAY;
        assertThat(at(afterMonths, 7)).isEqualTo(-99);
        int backAgain = 0;
        assertThat(at(backAgain, 7)).as("a clock set back by months").isEqualTo(-99);
    }

    @Test
    void aClockSetBackByAnHourIsBorne() {
        for (int i = 0; i < 3 * DAY; i++) {
            at(i, daily(i));
        }
        for (int i = 3 * DAY - 12; i < 4 * DAY; i++) {
            assertThat(Math.abs(at(i, daily(i)))).isZero();
        }
    }

    @Test
    void anotherStepIsLearntAnew() {
        for (int i = 0; i < DAY; i++) {
            at(i, daily(i));
        }
        for (int i = 1; i < 60; i++) {
            at(DAY + i * 12, 1);
        }
        assertThat(analog.stepMillis()).isEqualTo(12 * STEP);
    }
}
