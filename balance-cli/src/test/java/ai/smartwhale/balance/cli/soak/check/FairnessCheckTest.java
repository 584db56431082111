// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.cli.soak.check.Verdict.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FairnessCheckTest {

    private final Timeline timeline = new Timeline();

    private void in(long second, String model, int asked, int answered) {
        for (int i = 0; i < asked; i++) {
            timeline.asked(Duration.ofSeconds(second).toNanos(), model);
        }
        for (int i = 0; i < answered; i++) {
            timeline.answered(Duration.ofSeconds(second).toNanos(), model);
        }
    }

    private Verdict judge() {
        in(FairnessCheck.WINDOW_SECONDS, "later", 1, 1);
        return FairnessCheck.judge(timeline, second -> false);
    }

    @Test
    void whoAsksForLittleAndGetsItWhileTheGreedyOneIsCutIsFair() {
        in(0, "greedy", 1_000, 300);
        in(1, "a", 50, 50);
        in(2, "b", 60, 58);
        assertThat(judge().state()).isEqualTo(State.HELD);
    }

    @Test
    void whoAsksForLittleAndLosesItToTheGreedyOneIsFound() {
        in(0, "greedy", 1_000, 400);
        in(1, "a", 50, 20);
        in(2, "b", 50, 50);
        Verdict verdict = judge();
        assertThat(verdict.broken()).isEqualTo(1);
        assertThat(verdict.evidence())
                .contains("a at 0 s: 50 asked", "20 answered")
                .doesNotContain("greedy");
    }

    @Test
    void allWhoAskForMoreThanTheirShareGetAboutTheSame() {
        in(0, "a", 500, 100);
        in(0, "b", 500, 95);
        in(0, "c", 500, 105);
        assertThat(judge().state()).isEqualTo(State.HELD);
        in(1, "c", 500, 300);
        assertThat(judge().broken())
                .as("a and b have less than the third they may have")
                .isEqualTo(2);
    }

    @Test
    void timesInWhichNobodyCouldBeAnsweredDoNotCount() {
        in(0, "greedy", 1_000, 400);
        in(1, "a", 50, 0);
        in(FairnessCheck.WINDOW_SECONDS, "later", 1, 1);
        assertThat(FairnessCheck.judge(timeline, second -> second == 3).state()).isEqualTo(State.NOT_JUDGED);
    }
}
