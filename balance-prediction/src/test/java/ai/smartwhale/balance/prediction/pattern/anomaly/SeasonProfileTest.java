// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SeasonProfileTest {

    private static final long HOUR = 3_600_000;

    @Test
    void aDailyPatternIsFoundByItself() {
        SeasonProfile profile = new SeasonProfile();
        double worst = 0;
        for (int hour = 0; hour < 40 * 24; hour++) {
            double residual = profile.residual(hour * HOUR, hour % 24 * 100);
            worst = hour < 20 * 24 ? 0 : Math.max(worst, Math.abs(residual));
        }
        assertThat(profile.seasonal()).isTrue();
        assertThat(worst).isLessThan(1);
    }

    @Test
    void noiseHasNoSeason() {
        SeasonProfile profile = new SeasonProfile();
        Random random = new Random(1);
        for (int hour = 0; hour < 3_000; hour++) {
            profile.residual(hour * HOUR, random.nextGaussian());
        }
        assertThat(profile.seasonal()).isFalse();
    }

    @Test
    void theFirstValueIsNoDeparture() {
        assertThat(new SeasonProfile().residual(HOUR, 4_711)).isZero();
    }
}
