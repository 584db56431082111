// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells what a request asks for, whoever asks and in whichever order its parameters stand. Thread-safe. */
public final class RequestIdentity {

    /** Stands for the source where the Data service chooses. */
    public static final String ANY_SOURCE = "auto";

    private static final int HASH_BYTES = 16;

    /** Those whose answer does not depend on the moment alone. */
    private static final Set<OperationType> READING = EnumSet.of(
            OperationType.FETCH_DATA,
            OperationType.SEARCH_DATA,
            OperationType.TRANSLATE_DATA,
            OperationType.SUMMARIZE_DATA,
            OperationType.ANALYZE_DATA);

    private RequestIdentity() {}

    /**
     * Whether others may have the same answer: the request changes nothing, has no context of its own, and is answered
     * on the topic of its model, since on another one somebody else may listen for it.
     *
     * @param payload what is asked
     * @return whether its answer may be shared, as far as the request itself tells
     */
    public static boolean isShareable(RequestPayload payload) {
        InvalidValueException.requirePresent("payload", payload);
        return READING.contains(payload.operation()) && payload.context().isEmpty() && !isAnsweredElsewhere(payload);
    }

    /** Compares in place: this is asked for every request. */
    private static boolean isAnsweredElsewhere(RequestPayload payload) {
        String topic = payload.responseTopic().orElse("");
        String prefix = MessagingConstants.DATA_RESPONSES_PREFIX;
        return !topic.isEmpty()
                && !(topic.length() == prefix.length() + 1 + payload.modelId().length()
                        && topic.startsWith(prefix)
                        && topic.charAt(prefix.length()) == '.'
                        && topic.endsWith(payload.modelId()));
    }

    /**
     * The name of the source.
     *
     * @param payload what is asked
     * @return its name on the wire, or {@value #ANY_SOURCE}
     */
    public static String source(RequestPayload payload) {
        InvalidValueException.requirePresent("payload", payload);
        return payload.dataSource().map(DataSource::wireName).orElse(ANY_SOURCE);
    }

    /**
     * A digest of operation, type, source, size limit, parameters and context.
     *
     * @param payload what is asked
     * @return 32 hexadecimal digits, the first half of SHA-256
     */
    public static String digest(RequestPayload payload) {
        StringBuilder content = new StringBuilder(256)
                .append(payload.operation().wireName())
                .append('/')
                .append(payload.dataType().wireName())
                .append('/')
                .append(source(payload));
        payload.maxSize().ifPresent(size -> content.append("|max=").append(size));
        append(content, payload.parameters());
        append(content, payload.context());
        return hash(content);
    }

    /** Free content in one form only: maps by key, every text with its length, every value with its type. */
    private static void append(StringBuilder out, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, inner) -> sorted.put(String.valueOf(key), inner));
            out.append('{');
            sorted.forEach((key, inner) -> {
                text(out, key);
                append(out, inner);
            });
            out.append('}');
        } else if (value instanceof Collection<?> list) {
            out.append('[');
            for (Object item : list) {
                append(out, item);
            }
            out.append(']');
        } else if (value instanceof CharSequence characters) {
            text(out.append('s'), characters);
        } else {
            text(out.append('v'), String.valueOf(value));
        }
    }

    private static void text(StringBuilder out, CharSequence text) {
        out.append(text.length()).append(':').append(text);
    }

    private static String hash(StringBuilder content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
