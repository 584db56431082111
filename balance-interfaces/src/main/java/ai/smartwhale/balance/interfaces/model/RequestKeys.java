// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.RequestPayload;
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

/** Names what a request asks for. Two requests for the same have one key; a hash stands for the content. */
final class RequestKeys {

    private static final String ANY_SOURCE = "auto";
    private static final int HASH_BYTES = 16;

    private static final Set<OperationType> CHANGING_NOTHING = EnumSet.of(
            OperationType.FETCH_DATA,
            OperationType.SEARCH_DATA,
            OperationType.TRANSLATE_DATA,
            OperationType.SUMMARIZE_DATA,
            OperationType.ANALYZE_DATA);

    private RequestKeys() {}

    static CacheKey keyOf(DataRequest request) {
        RequestPayload payload = request.payload();
        String namespace = payload.dataSource().map(DataSource::wireName).orElse(ANY_SOURCE);
        String kind = payload.operation().wireName() + '/' + payload.dataType().wireName() + '/';
        StringBuilder content = new StringBuilder(256).append(kind).append(namespace);
        payload.maxSize().ifPresent(size -> content.append("|max=").append(size));
        append(content, payload.parameters());
        append(content, payload.context());
        return CacheKey.of(namespace, kind + hash(content));
    }

    static boolean isRepeatable(DataRequest request) {
        RequestPayload payload = request.payload();
        return !payload.requireFresh()
                && payload.context().isEmpty()
                && isAnsweredAsUsual(payload)
                && CHANGING_NOTHING.contains(payload.operation());
    }

    /** On the topic of its model; on another one, somebody else may listen for the answer. */
    private static boolean isAnsweredAsUsual(RequestPayload payload) {
        String usual = MessagingConstants.DATA_RESPONSES_PREFIX + '.' + payload.modelId();
        return payload.responseTopic().filter(topic -> !topic.equals(usual)).isEmpty();
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
