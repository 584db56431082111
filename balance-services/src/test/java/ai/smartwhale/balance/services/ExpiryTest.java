// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.MessageMetadata;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {

    private static final Instant SENT = Instant.parse("2026-01-02T10:00:00Z");

    @Test
    void theTtlCountsFromTheRecord() {
        MessageMetadata metadata = metadata().ttl(Duration.ofSeconds(10)).build();
        assertThat(Expiry.isOver(metadata, SENT, SENT.plusSeconds(9))).isFalse();
        assertThat(Expiry.isOver(metadata, SENT, SENT.plusSeconds(10))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T10:01:00Z,2026-01-02T10:01:00Z",
        "2026-01-02T10:01:00.5Z,2026-01-02T10:01:00.500Z",
        "2026-01-02T10:01:00.123456789Z,2026-01-02T10:01:00.123456789Z",
        "2026-01-02T13:31:00.000001+03:30,2026-01-02T10:01:00.000001Z",
        "2026-01-02 10:01:00+00:00,2026-01-02T10:01:00Z",
        "2026-01-02T10:01+0000,2026-01-02T10:01:00Z",
    })
    void aMomentWithZoneIsReadAsWritten(String text, Instant moment) {
        assertThat(Expiry.moment(text)).contains(moment);
    }

    @Test
    void aMomentWithoutZoneIsOneOfThisHost() {
        Instant expected = LocalDateTime.parse("2026-01-02T10:01:00.000001")
                .atZone(ZoneId.systemDefault())
                .toInstant();
        assertThat(Expiry.moment("2026-01-02T10:01:00.000001")).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2026-13-45T99:00:00Z", "1767348060"})
    void whatCannotBeReadDoesNotCount(String text) {
        assertThat(Expiry.moment(text)).isEmpty();
    }

    @Test
    void withoutTtlAndMomentNothingExpires() {
        assertThat(Expiry.isOver(metadata().build(), SENT, SENT.plus(Duration.ofDays(1_000))))
                .isFalse();
    }

    private static MessageMetadata.Builder metadata() {
        return MessageMetadata.builder("id", SENT.toString(), "balance", "data");
    }
}
