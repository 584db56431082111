// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

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
import ai.smartwhale.testkit.Collected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes answers in the words of the contract. */
final class Answers {

    private final Clock clock;

    Answers(Clock clock) {
        this.clock = clock;
    }

    DataResponse of(DataRequest request, Sources.Outcome outcome, Instant began) {
        boolean verify = request.payload().operation() == OperationType.VERIFY_DATA;
        if (outcome.collected() instanceof Collected.Found found) {
            return verify ? verified(request, outcome.source(), true, began) : found(request, outcome, found, began);
        }
        Collected.Failed failed = (Collected.Failed) outcome.collected();
        return verify && failed.code() == ErrorCode.NO_DATA_FOUND
                ? verified(request, outcome.source(), false, began)
                : failed(request, outcome.source(), failed.code(), failed.reason(), began);
    }

    private DataResponse found(DataRequest request, Sources.Outcome outcome, Collected.Found found, Instant began) {
        Page page = Page.of(found.items(), request.payload());
        if (page.items().isEmpty() && page.cut()) {
            String reason = "max_size is " + request.payload().maxSize().orElse(0L) + "; not one item fits";
            return failed(request, outcome.source(), ErrorCode.PROCESSING_FAILED, reason, began);
        }
        ResponseStatus status = page.cut() ? ResponseStatus.PARTIAL : ResponseStatus.SUCCESS;
        return respond(
                request,
                payload(request, status, outcome.source(), began)
                        .data(page.items())
                        .totalItems(page.total())
                        .pageInfo(page.info())
                        .nextCursor(page.next().orElse(null))
                        .sourceUrl(found.sourceUrl().orElse(null))
                        .lastUpdated(MessageSchemas.timestamp(clock.instant())));
    }

    private DataResponse verified(DataRequest request, Optional<DataSource> source, boolean exists, Instant began) {
        return respond(
                request, payload(request, ResponseStatus.SUCCESS, source, began).data(Map.of("exists", exists)));
    }

    DataResponse failed(
            DataRequest request, Optional<DataSource> source, ErrorCode code, String reason, Instant began) {
        return respond(
                request,
                payload(request, ResponseStatus.ERROR, source, began)
                        .errorCode(code)
                        .errorMessage(reason));
    }

    /** Answers a request of which only parts could be read; what it said travels back as it was. */
    DataResponse refused(Refusal refusal, String requestId) {
        Map<String, Object> asked = new LinkedHashMap<>();
        refusal.operation().ifPresent(text -> asked.put("operation", text));
        refusal.dataType().ifPresent(text -> asked.put("data_type", text));
        refusal.dataSource().ifPresent(text -> asked.put("data_source", text));
        ResponsePayload payload = ResponsePayload.builder(
                        refusal.operation().flatMap(OperationType::fromWire).orElse(OperationType.FETCH_DATA),
                        ResponseStatus.ERROR,
                        refusal.dataType().flatMap(DataType::fromWire).orElse(DataType.TEXT))
                .dataSource(refusal.dataSource().flatMap(DataSource::fromWire).orElse(null))
                .errorCode(refusal.code())
                .errorMessage(refusal.field() + ' ' + refusal.reason())
                .additionalInfo(asked)
                .build();
        String now = MessageSchemas.timestamp(clock.instant());
        String model = refusal.modelId().orElse("unknown");
        return new DataResponse(
                MessageMetadata.builder(requestId, now, "data", model).build(), payload);
    }

    private ResponsePayload.Builder payload(
            DataRequest request, ResponseStatus status, Optional<DataSource> source, Instant began) {
        RequestPayload asked = request.payload();
        Duration took = Duration.between(began, clock.instant());
        Duration shown = took.isNegative() ? Duration.ZERO : took;
        return ResponsePayload.builder(asked.operation(), status, asked.dataType())
                .dataSource(source.or(asked::dataSource).orElse(null))
                .batchId(asked.batchId().orElse(null))
                .processingTime(shown)
                .metrics(Map.of("processing_time_ms", shown.toNanos() / 1e6));
    }

    private DataResponse respond(DataRequest request, ResponsePayload.Builder payload) {
        return MessageSchemas.createDataResponse(request, payload.build(), clock);
    }
}
