// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;

/** Addresses answers to the request that is answered by them here. */
final class AnswersFor {

    private AnswersFor() {}

    /** An answer that was given to this request, or to another that asked for the same. */
    static DataResponse known(DataRequest request, DataResponse answer, boolean cached) {
        ResponsePayload payload = answer.payload();
        return new DataResponse(
                metadata(request, answer.metadata()),
                cached == payload.cached()
                        ? payload
                        : payload.toBuilder().cached(cached || payload.cached()).build());
    }

    /** That there is no such data. */
    static DataResponse noData(DataRequest request, boolean cached) {
        RequestPayload asked = request.payload();
        return new DataResponse(
                metadata(request, request.metadata()),
                ResponsePayload.builder(asked.operation(), ResponseStatus.ERROR, asked.dataType())
                        .dataSource(asked.dataSource().orElse(null))
                        .errorCode(ErrorCode.NO_DATA_FOUND)
                        .errorMessage("there is no such data")
                        .batchId(asked.batchId().orElse(null))
                        .cached(cached)
                        .build());
    }

    private static MessageMetadata metadata(DataRequest request, MessageMetadata answer) {
        MessageMetadata asked = request.metadata();
        return MessageMetadata.builder(
                        asked.requestId(),
                        answer.timestamp(),
                        "data",
                        request.payload().modelId())
                .priority(asked.priority())
                .requestSource(asked.requestSource())
                .correlationId(asked.correlationId().orElse(null))
                .traceId(asked.traceId().orElse(null))
                .sessionId(asked.sessionId().orElse(null))
                .build();
    }
}
