// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {

    @Test
    void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Rounds.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5.0);
        assertThat(Rounds.median(List.of(9.0, 1.0, 5.0, 6.0))).isEqualTo(5.5);
    }

    @Test
    void contestantsTakeTurnsInEveryRound() throws Exception {
        List<String> turns = new ArrayList<>();
        new Rounds()
                .add("a", () -> {
                    turns.add("a");
                    return Map.of();
                })
                .add("b", () -> {
                    turns.add("b");
                    return Map.of("own", 2.0);
                })
                .run("title", 3, 10);
        assertThat(turns).containsExactly("a", "b", "a", "b", "a", "b");
    }

    @Test
    void numbersAreShortAndReadable() {
        assertThat(Rounds.format(123_456.7)).isEqualTo("123,457");
        assertThat(Rounds.format(12.34)).isEqualTo("12.3");
        assertThat(Rounds.format(0.567)).isEqualTo("0.57");
    }
}
