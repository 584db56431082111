// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Requests and responses for the contracts of the interfaces. */
final class InterfaceSamples {

    private InterfaceSamples() {}

    static DataRequest request(String modelId, String query, DataSource source) {
        return request(modelId, query, source, Duration.ofSeconds(30));
    }

    static DataRequest request(String modelId, String query, DataSource source, Duration timeout) {
        RequestPayload payload = RequestPayload.builder(modelId)
                .dataSource(source)
                .parameters(Map.of("query", query))
                .timeout(timeout)
                .build();
        return MessageSchemas.createDataRequest(modelId, payload, Priority.DEFAULT, Clock.systemUTC());
    }

    static ResponsePayload.Builder payload(DataRequest request, ResponseStatus status) {
        return ResponsePayload.builder(
                        request.payload().operation(), status, request.payload().dataType())
                .dataSource(request.payload().dataSource().orElse(null));
    }

    static DataResponse success(DataRequest request, Object data) {
        return response(request, payload(request, ResponseStatus.SUCCESS).data(data));
    }

    static DataResponse response(DataRequest request, ResponsePayload.Builder payload) {
        return MessageSchemas.createDataResponse(request, payload.build(), Clock.systemUTC());
    }
}
