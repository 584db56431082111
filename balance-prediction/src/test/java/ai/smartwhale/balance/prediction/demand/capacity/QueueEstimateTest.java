// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueueEstimateTest {

    private static double seconds(QueueEstimate estimate) {
        return estimate.delay().orElseThrow().toNanos() / 1e9;
    }

    @Test
    void isExactForOneServerWithArrivalsAtRandom() {
        // M/M/1 at 0.8 with a service of 1 s: 0.8 / 0.2 = 4 s; M/D/1 half of it (Pollaczek and Khinchine).
        assertThat(seconds(QueueEstimate.of(0.8, ServiceProfile.random(1, Duration.ofSeconds(1)))))
                .isCloseTo(4, within(1e-6));
        assertThat(seconds(QueueEstimate.of(0.8, new ServiceProfile(1, Duration.ofSeconds(1), 1, 0))))
                .isCloseTo(2, within(1e-6));
    }

    @Test
    void isCloseToErlangForSeveralServers() {
        // M/M/2 at 0.8: Erlang C is 0.7111, the wait 0.7111 / (2 * 0.2) = 1.7778 s.
        assertThat(seconds(QueueEstimate.of(0.8, ServiceProfile.random(2, Duration.ofSeconds(1)))))
                .isCloseTo(1.7778, within(0.05));
    }

    @Test
    void countsWhatWaitsByLittlesLaw() {
        assertThat(QueueEstimate.of(0.8, ServiceProfile.random(1, Duration.ofMillis(250)))
                        .waiting())
                .isCloseTo(3.2, within(1e-6));
    }

    @Test
    void hasNoWaitWithoutWorkAndNoEndWithTooMuch() {
        ServiceProfile profile = ServiceProfile.random(4, Duration.ofMillis(10));

        assertThat(QueueEstimate.of(0, profile).delay()).contains(Duration.ZERO);
        assertThat(QueueEstimate.of(1, profile).delay()).isEmpty();
        assertThatThrownBy(() -> QueueEstimate.of(Double.NaN, profile)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> ServiceProfile.random(0, Duration.ofMillis(1)))
                .isInstanceOf(InvalidValueException.class);
    }
}
