// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimestampsTest {

    private static final DateTimeFormatter PEER =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    @Test
    void writesEveryMomentAsTheFormatterOfTheJdkDoes() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(-70_000_000_000L, 300_000_000_000L);
            Instant time = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
            assertThat(Timestamps.format(time)).isEqualTo(PEER.format(time));
        }
    }

    @Test
    void writesTheEdgesOfTimeToo() {
        for (Instant time : List.of(
                Instant.MIN,
                Instant.MAX,
                Instant.EPOCH,
                Instant.EPOCH.minusNanos(1),
                Instant.parse("0000-01-01T00:00:00Z"),
                Instant.parse("0000-01-01T00:00:00Z").minusNanos(1),
                Instant.parse("9999-12-31T23:59:59.999999999Z"),
                Instant.parse("+10000-01-01T00:00:00Z"),
                Instant.parse("2024-02-29T23:59:59.999Z"))) {
            assertThat(Timestamps.format(time)).isEqualTo(PEER.format(time));
        }
    }
}
