// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

    /** scipy 1.17.1: stats.false_discovery_control. */
    @Test
    void agreesWithAnIndependentImplementation() {
        double[] raw = {0.0008, 0.009, 0.165, 0.205, 0.396, 0.450, 0.641, 0.781, 0.901, 0.93, 0.041, 0.042};
        double[] expected = {
            0.0096, 0.054, 0.396, 0.41, 0.675, 0.675, 0.8546666666666667, 0.93, 0.93, 0.93, 0.126, 0.126
        };
        assertThat(BenjaminiHochberg.adjust(raw)).containsExactly(expected, within(1e-12));
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThat(BenjaminiHochberg.adjust(new double[0])).isEmpty();
        assertThatThrownBy(() -> BenjaminiHochberg.adjust(new double[] {0.1, Double.NaN}))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("pValues[1]");
    }
}
