// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryDenyListTest {

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    @Test
    void aFullListRefusesUntilADenialHasRunOut() {
        TokenDenyList list = TokenDenyList.inMemory(2);
        list.deny("a", at(10), at(0));
        list.deny("b", at(20), at(0));
        assertThatThrownBy(() -> list.deny("c", at(30), at(9))).isInstanceOf(LimitExceededException.class);
        assertThat(list.isDenied("c")).isFalse();
        list.deny("c", at(30), at(10));
        assertThat(list.isDenied("a")).isFalse();
        assertThat(list.isDenied("b")).isTrue();
        assertThat(list.isDenied("c")).isTrue();
    }

    @Test
    void aDenialIsProlongedAndNeverShortened() {
        TokenDenyList list = TokenDenyList.inMemory(1);
        list.deny("a", at(10), at(0));
        list.deny("a", at(30), at(0));
        list.deny("a", at(5), at(0));
        assertThatThrownBy(() -> list.deny("b", at(30), at(29))).isInstanceOf(LimitExceededException.class);
        assertThat(list.isDenied("a")).isTrue();
        list.deny("b", at(40), at(30));
        assertThat(list.isDenied("a")).isFalse();
    }

    /** Against the simplest list: nothing that has not run out is ever missing, and the bound holds. */
    @Test
    void nothingThatHasNotRunOutIsForgotten() {
        Random random = new Random(3);
        int most = 50;
        TokenDenyList list = TokenDenyList.inMemory(most);
        Map<String, Instant> model = new HashMap<>();
        int refused = 0;
        for (int second = 0; second < 5_000; second++) {
            Instant now = at(second);
            String id = "id " + random.nextInt(300);
            Instant until = now.plusSeconds(1 + random.nextInt(120));
            model.values().removeIf(end -> !end.isAfter(now));
            try {
                list.deny(id, until, now);
                model.merge(id, until, (before, after) -> after.isAfter(before) ? after : before);
            } catch (LimitExceededException e) {
                refused++;
                assertThat(model).hasSize(most).doesNotContainKey(id);
            }
            assertThat(model.size()).isLessThanOrEqualTo(most);
            assertThat(model.keySet()).allMatch(list::isDenied);
        }
        assertThat(refused).isPositive();
    }

    @Test
    void boundsAreChecked() {
        assertThatThrownBy(() -> TokenDenyList.inMemory(0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> RefreshTokenStore.inMemory(0)).isInstanceOf(InvalidValueException.class);
    }
}
