// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterHeaderTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | PT3S",
                "0 | PT0S",
                "99999999999999999999 | PT1H",
                "Fri, 20 Nov 2026 10:00:07 GMT | PT7S",
                "Fri, 20 Nov 2026 09:00:00 GMT | PT0S",
                "soon | PT0S",
                "-1 | PT0S"
            })
    void waitsAreReadAndBounded(String header, Duration expected) {
        ApiResponse response = new ApiResponse(
                503, Map.of("retry-after", List.of(header)), new byte[0], URI.create("http://example.org/"));
        assertThat(RetryAfterHeader.read(response, CLOCK)).isEqualTo(expected);
    }
}
