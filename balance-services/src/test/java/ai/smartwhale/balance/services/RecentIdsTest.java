// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.services.RecentIds.End;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentIdsTest {

    @Test
    void remembersHowRequestsEnded() {
        RecentIds recent = new RecentIds(100);
        recent.add("a", End.ANSWERED);
        recent.add("b", End.GIVEN_UP);
        assertThat(recent.find("a")).contains(End.ANSWERED);
        assertThat(recent.find("b")).contains(End.GIVEN_UP);
        assertThat(recent.find("c")).isEmpty();
        assertThat(recent.find("")).isEmpty();
    }

    @Test
    void aLaterEndTakesThePlaceOfAnEarlierOne() {
        RecentIds recent = new RecentIds(100);
        recent.add("a", End.GIVEN_UP);
        recent.add("a", End.ANSWERED);
        assertThat(recent.find("a")).contains(End.ANSWERED);
    }

    @Test
    void remembersAtLeastTheCapacityAndForgetsWhatIsOlderThanTwice() {
        RecentIds recent = new RecentIds(1_000);
        for (int i = 0; i < 10_000; i++) {
            recent.add("id-" + i, End.ANSWERED);
            assertThat(recent.find("id-" + Math.max(0, i - 999))).contains(End.ANSWERED);
        }
        assertThat(recent.find("id-" + (9_999 - 2_001))).isEmpty();
    }

    @Test
    void knowsNoneOfManyOthers() {
        RecentIds recent = new RecentIds(1 << 16);
        for (int i = 0; i < 1 << 16; i++) {
            recent.add(UUID.randomUUID().toString(), End.GIVEN_UP);
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(recent.find(UUID.randomUUID().toString())).isEmpty();
        }
    }
}
