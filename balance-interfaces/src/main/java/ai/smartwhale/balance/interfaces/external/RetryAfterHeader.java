// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Reads the header {@code Retry-After} of RFC 9110, section 10.2.3: seconds, or a date. */
final class RetryAfterHeader {

    /** Whoever asks for more is not waited for longer. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfterHeader() {}

    /** Zero where nothing is asked for, or nothing that can be read. */
    static Duration read(ApiResponse response, InstantSource clock) {
        String text = response.header("retry-after").orElse("").strip();
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        Duration wait;
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            wait = text.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(text));
        } else {
            try {
                Instant moment = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                wait = Duration.between(clock.instant(), moment);
            } catch (DateTimeException malformed) {
                return Duration.ZERO;
            }
        }
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
