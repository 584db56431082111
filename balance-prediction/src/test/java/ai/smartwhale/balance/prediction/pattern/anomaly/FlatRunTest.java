// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlatRunTest {

    private final FlatRun run = new FlatRun();

    private int remarkableAfter(int still) {
        for (int i = 1; i <= still; i++) {
            if (run.update(0)) {
                return i;
            }
        }
        return -1;
    }

    private void changing(int points) {
        for (int i = 0; i < points; i++) {
            run.update(1);
        }
    }

    @Test
    void standingStillIsRemarkableOnceForAChangingSeries() {
        changing(100);
        assertThat(remarkableAfter(1_000)).isEqualTo(12);
        assertThat(remarkableAfter(1_000)).isEqualTo(-1);
        assertThat(run.flat()).isTrue();
        run.update(1);
        assertThat(run.flat()).isFalse();
    }

    @Test
    void whatStoodStillBeforeMustStandStillThreeTimesAsLong() {
        changing(100);
        assertThat(remarkableAfter(20)).isEqualTo(12);
        changing(1);
        assertThat(remarkableAfter(1_000)).isEqualTo(36);
    }

    @Test
    void aConstantIsNotRemarkable() {
        assertThat(remarkableAfter(10_000)).isEqualTo(-1);
    }
}
