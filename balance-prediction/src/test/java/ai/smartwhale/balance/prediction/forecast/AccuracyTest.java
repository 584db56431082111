// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import org.junit.jupiter.api.Test;

class AccuracyTest {

    private static final double[] ACTUAL = {100, 0, 50, Double.NaN};
    private static final double[] FORECAST = {110, 0, 40, 7};

    @Test
    void measuresErrorsAsWorkedOutByHand() {
        assertThat(Accuracy.mae(ACTUAL, FORECAST)).isCloseTo(20.0 / 3, within(1e-12));
        assertThat(Accuracy.rmse(ACTUAL, FORECAST)).isCloseTo(Math.sqrt(200.0 / 3), within(1e-12));
        assertThat(Accuracy.smape(ACTUAL, FORECAST))
                .isCloseTo((200 * 10.0 / 210 + 0 + 200 * 10.0 / 90) / 3, within(1e-12));
        assertThat(Accuracy.wape(ACTUAL, FORECAST)).isCloseTo(20.0 / 150, within(1e-12));
        assertThat(Accuracy.mase(ACTUAL, FORECAST, 4)).isCloseTo(20.0 / 12, within(1e-12));
        assertThat(Accuracy.owa(9, 3, 18, 2)).isEqualTo(1.0);
    }

    @Test
    void scalesByChangesFromSeasonToSeason() {
        assertThat(Accuracy.scale(new double[] {1, 5, 2, 7, Double.NaN, 7}, 2)).isCloseTo(1.0, within(1e-12));
        assertThatThrownBy(() -> Accuracy.scale(new double[] {1, 2}, 2)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void scoresIntervalsAsTheCompetitionDid() {
        PredictionInterval interval =
                new PredictionInterval(0.95, new double[] {90, -1, 60}, new double[] {105, 1, 70});
        double[] actual = {100, 0, 50};
        assertThat(Accuracy.coverage(actual, interval.lower(), interval.upper()))
                .isCloseTo(2.0 / 3, within(1e-12));
        assertThat(Accuracy.msis(actual, interval, 2)).isCloseTo((15 + 2 + 10 + 2 / 0.05 * 10) / 3 / 2, within(1e-9));
    }

    @Test
    void pinballPunishesTheTwoSidesByTheirProbabilities() {
        assertThat(Accuracy.pinball(new double[] {10, 10}, new double[] {8, 13}, 0.9))
                .isCloseTo((0.9 * 2 + 0.1 * 3) / 2, within(1e-12));
    }

    @Test
    void nothingToMeasureIsRefused() {
        assertThatThrownBy(() -> Accuracy.mae(new double[] {Double.NaN}, new double[] {1}))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Accuracy.mae(new double[2], new double[1])).isInstanceOf(InvalidValueException.class);
        assertThat(Accuracy.wape(new double[] {0}, new double[] {0})).isZero();
    }
}
