// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.analysis.MissRatioCurve.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissRatioCurveTest {

    private static MissRatioCurve curve(double... sizesAndRatios) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < sizesAndRatios.length; i += 2) {
            points.add(new Point((long) sizesAndRatios[i], sizesAndRatios[i + 1]));
        }
        return new MissRatioCurve(points, 1_000);
    }

    @Test
    void isStraightBetweenPointsAndFlatBeyond() {
        MissRatioCurve curve = curve(0, 1, 100, 0.5, 300, 0.1);
        assertThat(curve.missRatio(50)).isCloseTo(0.75, within(1e-12));
        assertThat(curve.missRatio(100)).isEqualTo(0.5);
        assertThat(curve.missRatio(200)).isCloseTo(0.3, within(1e-12));
        assertThat(curve.missRatio(10_000)).isEqualTo(0.1);
    }

    @Test
    void growsAsLongAsItPays() {
        MissRatioCurve curve = curve(0, 1, 100, 0.5, 200, 0.4, 400, 0.39);
        assertThat(curve.worthwhileSize(1, 1_000, 0.02)).isEqualTo(100);
        assertThat(curve.worthwhileSize(1, 1_000, 0.005)).isEqualTo(200);
        assertThat(curve.worthwhileSize(1, 1_000, 0.0001)).isEqualTo(400);
        assertThat(curve.worthwhileSize(150, 180, 0.0001)).isEqualTo(180);
        assertThat(curve.worthwhileSize(500, 1_000, 0)).isEqualTo(500);
    }

    @Test
    void looksPastAPlateau() {
        MissRatioCurve curve = curve(0, 1, 10, 0.9, 500, 0.9, 510, 0.2);
        assertThat(curve.worthwhileSize(1, 1_000, 0.01)).isEqualTo(510);
        assertThat(curve.worthwhileSize(1, 1_000, 0.02)).isEqualTo(10);
    }

    @Test
    void refusesWhatIsNoCurve() {
        assertThatThrownBy(() -> curve(0, 1, 10, 0.5, 10, 0.4)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> curve(0, 0.5, 10, 0.6)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> curve(0, 1, 10, Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new MissRatioCurve(List.of(), 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> curve(0, 1).worthwhileSize(10, 5, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> curve(0, 1).worthwhileSize(1, 5, Double.NaN))
                .isInstanceOf(InvalidValueException.class);
    }
}
