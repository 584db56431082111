// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Events and listeners for tests of handlers. */
public final class LogRecords {

    public static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    /** The message as it is. */
    public static final LogFormatter PLAIN = record -> record.message().getBytes(StandardCharsets.UTF_8);
    /** A JSON object with the message; for messages without quotes. */
    public static final LogFormatter JSON =
            record -> ("{\"@timestamp\":\"" + record.instant() + "\",\"message\":\"" + record.message() + "\"}")
                    .getBytes(StandardCharsets.UTF_8);

    private LogRecords() {}

    public static LogRecord of(String message) {
        return LogRecord.builder(START, LogLevel.INFO, "com.example.Service")
                .message(message)
                .build();
    }

    public static LogRecord from(String logger, String message) {
        return LogRecord.builder(START, LogLevel.WARN, logger).message(message).build();
    }

    /** Keeps what a handler tells. */
    public static final class Problems implements HandlerListener {

        private final List<HandlerProblem> told = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void onProblem(HandlerProblem problem) {
            told.add(problem);
        }

        public List<HandlerProblem> told() {
            synchronized (told) {
                return List.copyOf(told);
            }
        }
    }

    public static HandlerSettingsBuilder settings(HandlerListener listener) {
        return HandlerSettings.builder("test").listener(listener);
    }
}
