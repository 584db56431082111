// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Timeline timeline = new Timeline();

    private void second(long at, int asked, int answered) {
        for (int i = 0; i < asked; i++) {
            timeline.asked(Duration.ofSeconds(at).toNanos(), "m");
        }
        for (int i = 0; i < answered; i++) {
            timeline.answered(Duration.ofSeconds(at).toNanos(), "m");
        }
    }

    @Test
    void aRecoveryIsTheFirstOfThreeGoodSeconds() {
        for (long at = 0; at < 30; at++) {
            second(at, 10, at < 14 || at == 16 ? 5 : 10);
        }
        assertThat(timeline.recovery(Duration.ofSeconds(10), Duration.ofSeconds(30)))
                .contains(Duration.ofSeconds(7));
        assertThat(timeline.recovery(Duration.ofMillis(17_500), Duration.ofSeconds(30)))
                .contains(Duration.ZERO);
    }

    @Test
    void thereIsNoRecoveryWhereItStaysBadOrTheTimeEnds() {
        for (long at = 0; at < 30; at++) {
            second(at, 10, 9);
        }
        assertThat(timeline.recovery(Duration.ZERO, Duration.ofSeconds(30))).isEmpty();
        second(30, 10, 10);
        second(31, 10, 10);
        second(32, 10, 10);
        assertThat(timeline.recovery(Duration.ZERO, Duration.ofSeconds(32))).isEmpty();
        assertThat(timeline.recovery(Duration.ZERO, Duration.ofSeconds(33))).contains(Duration.ofSeconds(30));
    }
}
