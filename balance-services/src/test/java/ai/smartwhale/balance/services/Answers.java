// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Clock;

/** Responses as a Data service makes them. */
final class Answers {

    private Answers() {}

    static DataResponse success(DataRequest request, Object data) {
        return of(request, payload(request, ResponseStatus.SUCCESS).data(data));
    }

    static DataResponse pending(DataRequest request) {
        return of(request, payload(request, ResponseStatus.PENDING));
    }

    static DataResponse partial(DataRequest request, String nextCursor) {
        return of(request, payload(request, ResponseStatus.PARTIAL).nextCursor(nextCursor));
    }

    static DataResponse error(DataRequest request, ErrorCode code) {
        return of(
                request, payload(request, ResponseStatus.ERROR).errorCode(code).errorMessage("on purpose"));
    }

    /** A success under the id of the request that says that it is for another model. */
    static DataResponse addressed(DataRequest request, String destination, Object data) {
        DataResponse right = success(request, data);
        return new DataResponse(
                right.metadata().toBuilder().destination(destination).build(), right.payload());
    }

    /** A success for a request that nobody here sent. */
    static DataResponse stray(String modelId, Object data) {
        DataRequest request = MessageSchemas.createDataRequest(
                modelId, RequestPayload.builder(modelId).build(), Priority.DEFAULT, Clock.systemUTC());
        return success(request, data);
    }

    private static ResponsePayload.Builder payload(DataRequest request, ResponseStatus status) {
        RequestPayload asked = request.payload();
        return ResponsePayload.builder(asked.operation(), status, asked.dataType())
                .dataSource(asked.dataSource().orElse(null));
    }

    private static DataResponse of(DataRequest request, ResponsePayload.Builder payload) {
        return MessageSchemas.createDataResponse(request, payload.build(), Clock.systemUTC());
    }
}
