// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.Refusal;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Responses that are made here and not by the Data service; their source is {@value #SOURCE}. */
final class LocalResponses {

    /** The source of requests and responses of this module. */
    static final String SOURCE = "balance";

    /** The addressee of an answer to a request that does not say who asks. */
    static final String UNKNOWN = "unknown";

    private LocalResponses() {}

    /** The answer to a request whose deadline passed. */
    static DataResponse timeout(DataRequest request, Clock clock) {
        String text =
                "no answer before the deadline; timeout: " + request.payload().timeout();
        return respond(request, ResponseStatus.TIMEOUT, ErrorCode.TIMEOUT, text, clock);
    }

    /** The answer to a request that cannot be served. */
    static DataResponse error(DataRequest request, ErrorCode code, String text, Clock clock) {
        return respond(request, ResponseStatus.ERROR, code, text, clock);
    }

    /** The answer to a request that could not be read, with what could be made out of it. */
    static DataResponse error(Refusal refusal, Clock clock) {
        MessageMetadata metadata = MessageMetadata.builder(
                        refusal.requestId().orElse(UNKNOWN),
                        MessageSchemas.timestamp(clock.instant()),
                        SOURCE,
                        refusal.modelId().orElse(UNKNOWN))
                .build();
        Map<String, Object> asWritten = new LinkedHashMap<>();
        refusal.operation().ifPresent(text -> asWritten.put("operation", text));
        refusal.dataType().ifPresent(text -> asWritten.put("data_type", text));
        refusal.dataSource().ifPresent(text -> asWritten.put("data_source", text));
        ResponsePayload payload = ResponsePayload.builder(
                        refusal.operation().flatMap(OperationType::fromWire).orElse(OperationType.FETCH_DATA),
                        ResponseStatus.ERROR,
                        refusal.dataType().flatMap(DataType::fromWire).orElse(DataType.TEXT))
                .dataSource(refusal.dataSource().flatMap(DataSource::fromWire).orElse(null))
                .errorCode(refusal.code())
                .errorMessage(describe(refusal))
                .additionalInfo(asWritten)
                .build();
        return new DataResponse(metadata, payload);
    }

    /** What is wrong, in words. */
    static String describe(Refusal refusal) {
        return refusal.field().isEmpty() ? refusal.reason() : refusal.field() + ' ' + refusal.reason();
    }

    private static DataResponse respond(
            DataRequest request, ResponseStatus status, ErrorCode code, String text, Clock clock) {
        RequestPayload asked = request.payload();
        ResponsePayload payload = ResponsePayload.builder(asked.operation(), status, asked.dataType())
                .dataSource(asked.dataSource().orElse(null))
                .batchId(asked.batchId().orElse(null))
                .errorCode(code)
                .errorMessage(text)
                .build();
        DataResponse response = MessageSchemas.createDataResponse(request, payload, clock);
        return new DataResponse(response.metadata().toBuilder().source(SOURCE).build(), response.payload());
    }
}
