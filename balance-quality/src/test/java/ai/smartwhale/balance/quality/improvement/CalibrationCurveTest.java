// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationCurveTest {

    @Test
    void twoHundredLabelsMakeAnOverconfidentDetectorHonest() {
        double before = 0;
        double after = 0;
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            CalibrationCurve curve = CalibrationCurve.fit(overconfident(random, 200));
            List<LabelledProbability> unseen = overconfident(random, 20_000);
            before += CalibrationCurve.error(unseen) / 20;
            after += CalibrationCurve.error(unseen.stream()
                            .map(one -> new LabelledProbability(curve.calibrated(one.probability()), one.wrong(), 1))
                            .toList())
                    / 20;
        }
        assertThat(before).isGreaterThan(0.12);
        assertThat(after).isLessThan(0.05);
    }

    @Test
    void neverFallsAndStaysWithinBounds() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<LabelledProbability> labels = new ArrayList<>();
            int size = random.nextInt(300);
            for (int i = 0; i < size; i++) {
                double p = random.nextInt(3) == 0 ? 0.9 : random.nextDouble();
                labels.add(new LabelledProbability(p, random.nextBoolean(), 0.1 + random.nextDouble()));
            }
            CalibrationCurve curve = CalibrationCurve.fit(labels);
            double last = -1;
            for (double p = 0; p <= 1; p += 0.01) {
                double calibrated = curve.calibrated(p);
                assertThat(calibrated).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(last - 1e-12);
                last = calibrated;
            }
        }
    }

    @Test
    void tooFewLabelsChangeNothing() {
        assertThat(CalibrationCurve.fit(List.of())).isSameAs(CalibrationCurve.IDENTITY);
        assertThat(CalibrationCurve.IDENTITY.calibrated(0.3)).isEqualTo(0.3);
        assertThat(CalibrationCurve.error(List.of())).isZero();
        assertThatThrownBy(() -> CalibrationCurve.IDENTITY.calibrated(Double.NaN))
                .isInstanceOf(InvalidValueException.class);
    }

    /** The expected calibration error by hand: bins 0.2..0.3 and 0.8..0.9. */
    @Test
    void theErrorIsThatOfTheDefinition() {
        List<LabelledProbability> labels = List.of(
                new LabelledProbability(0.25, false, 1),
                new LabelledProbability(0.25, true, 1),
                new LabelledProbability(0.85, true, 1),
                new LabelledProbability(0.85, true, 1));
        assertThat(CalibrationCurve.error(labels)).isCloseTo((2 * 0.25 + 2 * 0.15) / 4, within(1e-12));
    }

    private static List<LabelledProbability> overconfident(SplittableRandom random, int count) {
        List<LabelledProbability> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double p = random.nextDouble();
            labels.add(new LabelledProbability(p, random.nextDouble() < p * p * p, 1));
        }
        return labels;
    }
}
