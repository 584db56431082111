// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.RequestPayload;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns what a model asks into the request that travels. Thread-safe. */
final class QueryTranslator {

    private static final String DESTINATION = "data";
    private static final String WIKI_LANGUAGE = "fa";

    private final Clock clock;
    private final Duration defaultTimeout;

    QueryTranslator(Clock clock, Duration defaultTimeout) {
        this.clock = clock;
        this.defaultTimeout = defaultTimeout;
    }

    /**
     * Makes the request, with a new id.
     *
     * @throws ai.smartwhale.commons.InvalidValueException if a value cannot travel
     */
    DataRequest translate(DataQuery query) {
        MessageMetadata metadata = MessageMetadata.builder(
                        UUID.randomUUID().toString(),
                        MessageSchemas.timestamp(clock.instant()),
                        LocalResponses.SOURCE,
                        DESTINATION)
                .priority(query.priority())
                .requestSource(query.requestSource())
                .correlationId(query.correlationId().orElse(null))
                .traceId(query.traceId().orElse(null))
                .sessionId(query.sessionId().orElse(null))
                .ttl(query.ttl().orElse(null))
                .expiresAt(query.expiresAt().map(MessageSchemas::timestamp).orElse(null))
                .build();
        RequestPayload.Builder payload = RequestPayload.builder(query.modelId())
                .operation(query.operation())
                .dataType(query.dataType())
                .dataSource(query.source().orElse(null))
                .parameters(parameters(query))
                .responseTopic(query.responseTopic().orElse(null))
                .batchId(query.batchId().orElse(null))
                .timeout(query.timeout().orElse(defaultTimeout))
                .requireFresh(query.requireFresh())
                .tags(query.tags())
                .context(query.context());
        query.maxSize().ifPresent(payload::maxSize);
        return new DataRequest(metadata, payload.build());
    }

    /** How long the caller waits: the shortest of its timeout, its ttl, and what is left until it expires. */
    Duration patience(DataQuery query) {
        Duration shortest = query.timeout().orElse(defaultTimeout);
        shortest = shorter(shortest, query.ttl().orElse(null));
        return shorter(
                shortest,
                query.expiresAt()
                        .map(moment -> Duration.between(clock.instant(), moment))
                        .orElse(null));
    }

    private static Duration shorter(Duration one, @Nullable Duration other) {
        return other == null || one.compareTo(other) <= 0 ? one : other;
    }

    /** The parameters of a query, with what its source needs besides. */
    static Map<String, Object> parameters(DataQuery query) {
        Map<String, Object> parameters = new LinkedHashMap<>(query.parameters());
        String text = query.query();
        DataSource source = query.source().orElse(null);
        if (source == DataSource.WIKI) {
            parameters.putIfAbsent("language", WIKI_LANGUAGE);
        }
        if (text.isEmpty()) {
            return parameters;
        }
        parameters.put("query", text);
        if (source == DataSource.WIKI) {
            parameters.putIfAbsent("title", text);
        } else if (source == DataSource.WEB) {
            parameters.putIfAbsent(text.startsWith("http") ? "url" : "search_term", text);
        }
        return parameters;
    }
}
