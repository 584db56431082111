// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.IncomingMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;

/** The headers that tell where a dead letter came from and why it died. */
public final class DeadLetterHeaders {

    /** All of ours begin with this. */
    public static final String PREFIX = "sw-dlq-";
    /** The topic from which the message came. */
    public static final String TOPIC = PREFIX + "topic";
    /** The partition from which the message came. */
    public static final String PARTITION = PREFIX + "partition";
    /** The offset that the message had there. */
    public static final String OFFSET = PREFIX + "offset";
    /** The time of the original record, ISO 8601. */
    public static final String TIMESTAMP = PREFIX + "timestamp";
    /** How often the handler tried. */
    public static final String ATTEMPTS = PREFIX + "attempts";
    /** The class of the last failure. */
    public static final String EXCEPTION = PREFIX + "exception";
    /** The message of the last failure, shortened. */
    public static final String MESSAGE = PREFIX + "message";
    /** When the message was given up, ISO 8601. */
    public static final String AT = PREFIX + "at";

    private static final int LONGEST_MESSAGE = 1_024;

    private DeadLetterHeaders() {}

    /**
     * The headers of the original message with ours, which replace those of an earlier death.
     *
     * @param failed the message
     * @param attempts how often the handler tried
     * @param reason the last failure
     * @param at when it was given up
     * @return the headers
     */
    public static Map<String, byte[]> build(IncomingMessage failed, int attempts, Throwable reason, Instant at) {
        Map<String, byte[]> headers = new LinkedHashMap<>(failed.headers());
        headers.keySet().removeIf(name -> name.startsWith(PREFIX));
        Throwable cause = unwrap(reason);
        String message = Objects.toString(cause.getMessage(), "");
        put(headers, TOPIC, failed.topic());
        put(headers, PARTITION, Integer.toString(failed.partition()));
        put(headers, OFFSET, Long.toString(failed.offset()));
        put(headers, TIMESTAMP, failed.timestamp().toString());
        put(headers, ATTEMPTS, Integer.toString(attempts));
        put(headers, EXCEPTION, cause.getClass().getName());
        put(headers, MESSAGE, message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE));
        put(headers, AT, at.toString());
        return headers;
    }

    /**
     * Takes the wrapping of futures off.
     *
     * @param failure what a stage completed with
     * @return what was thrown
     */
    public static Throwable unwrap(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? unwrap(cause) : failure;
    }

    private static void put(Map<String, byte[]> headers, String name, String text) {
        headers.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
