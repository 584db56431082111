// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.RequestIdentity;
import ai.smartwhale.messaging.RequestPayload;
import java.util.Map;
import java.util.Optional;

/** Names answers: equal requests, whichever model makes them, have equal keys. */
final class AnswerKeys {

    /** Enough of the query to be found by a pattern; what is cut off still counts in the hash. */
    private static final int READABLE_CHARS = 160;

    private AnswerKeys() {}

    /** The key of the answer to a request; empty if it must not come from a cache. */
    static Optional<CacheKey> of(DataRequest request) {
        RequestPayload payload = request.payload();
        if (payload.requireFresh() || !RequestIdentity.isShareable(payload)) {
            return Optional.empty();
        }
        String id = payload.operation().wireName()
                + '/'
                + payload.dataType().wireName()
                + '/'
                + readable(payload.parameters())
                + '/'
                + RequestIdentity.digest(payload);
        return Optional.of(CacheKey.of(RequestIdentity.source(payload), id));
    }

    private static String readable(Map<String, Object> parameters) {
        String query = parameters.get("query") instanceof String text ? text : "";
        int end = Math.min(query.length(), READABLE_CHARS);
        if (end > 0 && Character.isHighSurrogate(query.charAt(end - 1))) {
            end--;
        }
        return query.substring(0, end);
    }
}
