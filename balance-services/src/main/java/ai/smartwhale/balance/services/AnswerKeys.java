// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.RequestPayload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Names answers: equal requests, whichever model makes them, have equal keys. */
final class AnswerKeys {

    /** The namespace of answers whose source the Data service chose. */
    static final String ANY_SOURCE = "auto";

    /** Those that change nothing and whose answer does not depend on the moment alone. */
    private static final Set<OperationType> REPEATABLE = EnumSet.of(
            OperationType.FETCH_DATA,
            OperationType.SEARCH_DATA,
            OperationType.TRANSLATE_DATA,
            OperationType.SUMMARIZE_DATA,
            OperationType.ANALYZE_DATA);

    /** Enough of the query to be found by a pattern; what is cut off still counts in the hash. */
    private static final int READABLE_CHARS = 160;

    private static final int HASH_BYTES = 16;

    private AnswerKeys() {}

    /** The key of the answer to a request; empty if it must not come from a cache. */
    static Optional<CacheKey> of(DataRequest request) {
        RequestPayload payload = request.payload();
        if (payload.requireFresh()
                || wantsItElsewhere(payload)
                || !payload.context().isEmpty()
                || !REPEATABLE.contains(payload.operation())) {
            return Optional.empty();
        }
        String namespace = payload.dataSource().map(DataSource::wireName).orElse(ANY_SOURCE);
        String kind = payload.operation().wireName() + '/' + payload.dataType().wireName() + '/';
        StringBuilder content = new StringBuilder(256).append(kind).append(namespace);
        payload.maxSize().ifPresent(size -> content.append("|max=").append(size));
        append(content, payload.parameters());
        return Optional.of(CacheKey.of(namespace, kind + readable(payload.parameters()) + '/' + hash(content)));
    }

    /** On another topic than that of its model, where others may listen for it. */
    private static boolean wantsItElsewhere(RequestPayload payload) {
        String usual = MessagingConstants.DATA_RESPONSES_PREFIX + '.' + payload.modelId();
        return payload.responseTopic().filter(topic -> !topic.equals(usual)).isPresent();
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
            List<@Nullable Object> items = new ArrayList<>(list);
            items.forEach(item -> append(out, item));
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

    private static String readable(Map<String, Object> parameters) {
        String query = parameters.get("query") instanceof String text ? text : "";
        int end = Math.min(query.length(), READABLE_CHARS);
        if (end > 0 && Character.isHighSurrogate(query.charAt(end - 1))) {
            end--;
        }
        return query.substring(0, end);
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
