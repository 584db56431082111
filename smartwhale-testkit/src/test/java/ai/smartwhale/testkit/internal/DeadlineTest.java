// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.MessageMetadata;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class DeadlineTest {

    private static final Instant ARRIVED = Instant.parse("2026-01-02T10:05:00Z");

    @Test
    void theEarlierOfTwoLimitsCounts() {
        MessageMetadata.Builder metadata = metadata("2026-01-02T10:00:00Z").ttl(Duration.ofMinutes(3));
        assertThat(Deadline.of(metadata.build(), ARRIVED, ZoneOffset.UTC))
                .hasValue(Instant.parse("2026-01-02T10:03:00Z"));
        assertThat(Deadline.of(metadata.expiresAt("2026-01-02T10:02:00+00:00").build(), ARRIVED, ZoneOffset.UTC))
                .hasValue(Instant.parse("2026-01-02T10:02:00Z"));
    }

    @Test
    void aTimestampWithoutZoneDoesNotShiftTheTimeToLive() {
        MessageMetadata metadata = metadata("2026-01-02T13:35:00.000001")
                .ttl(Duration.ofMinutes(3))
                .build();
        assertThat(Deadline.of(metadata, ARRIVED, ZoneOffset.UTC)).hasValue(ARRIVED.plusSeconds(180));
    }

    @Test
    void anExpiryWithoutZoneIsReadInTheGivenOne() {
        MessageMetadata metadata = metadata("2026-01-02T10:00:00Z")
                .expiresAt("2026-01-02T13:30:00")
                .build();
        assertThat(Deadline.of(metadata, ARRIVED, ZoneId.of("Asia/Tehran")))
                .hasValue(Instant.parse("2026-01-02T10:00:00Z"));
    }

    @Test
    void withoutLimitsOrWithUnreadableOnesThereIsNoDeadline() {
        assertThat(Deadline.of(metadata("2026-01-02T10:00:00Z").build(), ARRIVED, ZoneOffset.UTC))
                .isEmpty();
        assertThat(Deadline.of(metadata("now").expiresAt("soon").build(), ARRIVED, ZoneOffset.UTC))
                .isEmpty();
    }

    private static MessageMetadata.Builder metadata(String timestamp) {
        return MessageMetadata.builder("request-1", timestamp, "balance", "data");
    }
}
