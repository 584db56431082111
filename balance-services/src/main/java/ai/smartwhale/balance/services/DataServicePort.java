// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.interfaces.data.DataPort;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.RequestPayload;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Lets the interfaces ask the data service: a request becomes a query, and its answer an answer to the request. */
final class DataServicePort implements DataPort {

    private final DataService service;

    DataServicePort(DataService service) {
        this.service = service;
    }

    @Override
    public CompletableFuture<DataResponse> fetch(DataRequest request) {
        CompletableFuture<DataResponse> asked =
                service.requestData(query(request)).response();
        CompletableFuture<DataResponse> answer = asked.thenApply(response -> answerTo(request, response));
        // A future that is made of another does not cancel it, and the request would wait for nobody.
        var unused = answer.whenComplete((response, failure) -> {
            if (answer.isCancelled()) {
                asked.cancel(true);
            }
        });
        return answer;
    }

    static DataQuery query(DataRequest request) {
        MessageMetadata metadata = request.metadata();
        RequestPayload payload = request.payload();
        return new DataQuery(
                payload.modelId(),
                payload.parameters().get("query") instanceof String text ? text : "",
                payload.operation(),
                payload.dataType(),
                payload.dataSource(),
                metadata.priority(),
                metadata.requestSource(),
                payload.parameters(),
                Optional.of(payload.timeout()).filter(DataServicePort::isPositive),
                metadata.ttl().filter(DataServicePort::isPositive),
                metadata.expiresAt().flatMap(Expiry::moment),
                payload.requireFresh(),
                payload.maxSize().filter(size -> size > 0),
                payload.tags(),
                payload.context(),
                payload.batchId(),
                metadata.correlationId(),
                metadata.traceId(),
                metadata.sessionId(),
                payload.responseTopic().filter(topic -> !topic.equals(usualTopic(payload))));
    }

    /** The service gives requests ids of its own. */
    private static DataResponse answerTo(DataRequest request, DataResponse response) {
        MessageMetadata metadata = response.metadata().toBuilder()
                .requestId(request.metadata().requestId())
                .build();
        return new DataResponse(metadata, response.payload());
    }

    private static String usualTopic(RequestPayload payload) {
        return MessagingConstants.DATA_RESPONSES_PREFIX + '.' + payload.modelId();
    }

    private static boolean isPositive(Duration time) {
        return !time.isZero();
    }
}
