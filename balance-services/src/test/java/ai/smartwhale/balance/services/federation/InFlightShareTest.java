// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InFlightShareTest {

    @Test
    void whoIsAloneHasAll() {
        assertThat(InFlightShare.of(100, 0)).isEqualTo(100);
        assertThat(InFlightShare.of(100, 5_000)).isEqualTo(100);
    }

    @Test
    void whoWantsLittleGetsItAndTheOthersShareTheRest() {
        assertThat(InFlightShare.of(100, 10, 500, 500)).isEqualTo(10);
        assertThat(InFlightShare.of(100, 500, 10, 500)).isEqualTo(45);
    }

    @Test
    void whatNobodyWantsIsDividedEqually() {
        assertThat(InFlightShare.of(100, 10, 20)).isEqualTo(45);
        assertThat(InFlightShare.of(100, 20, 10)).isEqualTo(55);
        assertThat(InFlightShare.of(100, 0, 0)).isEqualTo(50);
    }

    @Test
    void togetherTheyNeverHaveMoreThanThereIsUnlessThereAreMoreOfThem() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            int total = 1 + random.nextInt(200);
            long[] wants = LongStream.range(0, 1 + random.nextInt(8))
                    .map(j -> random.nextInt(300))
                    .toArray();
            int sum = IntStream.range(0, wants.length)
                    .map(own -> InFlightShare.of(total, wants[own], without(wants, own)))
                    .sum();
            assertThat(sum).isLessThanOrEqualTo(Math.max(total, wants.length + total));
            if (total >= 8 * wants.length && LongStream.of(wants).allMatch(want -> want > 0)) {
                assertThat(sum).isBetween(total - wants.length, total);
            }
        }
    }

    private static long[] without(long[] wants, int own) {
        return IntStream.range(0, wants.length)
                .filter(i -> i != own)
                .mapToLong(i -> wants[i])
                .toArray();
    }

    @Test
    void whatIsOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> InFlightShare.of(0, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> InFlightShare.of(1, -1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> InFlightShare.of(1, 1, -1)).isInstanceOf(InvalidValueException.class);
    }
}
