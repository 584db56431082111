// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldOffTest {

    @Test
    void afterAnAlarmItIsQuietForAShareOfThePointsWithinBounds() {
        HoldOff holdOff = new HoldOff(0.1, 10, 50);
        List<Long> alarms = new ArrayList<>();
        for (long i = 0; i < 1_000; i++) {
            if (holdOff.update(true)) {
                alarms.add(i);
            }
        }
        assertThat(alarms)
                .startsWith(0L, 10L, 20L)
                .contains(90L, 100L, 110L, 121L, 133L)
                .endsWith(942L, 992L);
        for (int i = 1; i < alarms.size(); i++) {
            assertThat(alarms.get(i) - alarms.get(i - 1)).isBetween(10L, 50L);
        }
    }

    @Test
    void withoutAnAlarmNothingIsHeldOff() {
        HoldOff holdOff = new HoldOff(0.1, 10, 50);
        for (int i = 0; i < 100; i++) {
            assertThat(holdOff.update(false)).isFalse();
            assertThat(holdOff.quiet()).isFalse();
        }
        assertThat(holdOff.update(true)).isTrue();
        assertThat(holdOff.quiet()).isTrue();
    }
}
