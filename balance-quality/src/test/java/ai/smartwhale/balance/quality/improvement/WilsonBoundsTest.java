// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonBoundsTest {

    /** Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void drawsThePublishedBounds(double hits, double trials, double low, double high) {
        WilsonBounds bounds = WilsonBounds.of(hits, trials);
        assertThat(bounds.low()).isCloseTo(low, within(5e-5));
        assertThat(bounds.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void withoutTrialsAnythingIsPossible() {
        assertThat(WilsonBounds.of(0, 0)).isEqualTo(new WilsonBounds(0, 1));
        assertThat(WilsonBounds.of(0, 0).excludes(0.5)).isFalse();
        assertThat(WilsonBounds.of(100, 100).excludes(0.9)).isTrue();
    }
}
