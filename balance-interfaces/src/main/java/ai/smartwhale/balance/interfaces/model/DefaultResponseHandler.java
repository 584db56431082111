// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Steps, form and log line. */
final class DefaultResponseHandler implements ResponseHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseHandler.class);

    private final ResponseHandlerConfig config;
    private final AtomicLong successes = new AtomicLong();

    DefaultResponseHandler(ResponseHandlerConfig config) {
        this.config = config;
    }

    @Override
    public ModelAnswer formatResponse(DataResponse response) {
        DataResponse current = InvalidValueException.requirePresent("response", response);
        for (ResponseStep step : config.steps()) {
            try {
                DataResponse next = step.apply(current);
                if (!belongsTo(next, response)) {
                    throw new IllegalStateException("a step must give the response that it was given");
                }
                current = next;
            } catch (RuntimeException e) {
                // The message of a failure may quote the data.
                LOG.warn(
                        "a step failed for the response to {}: {}",
                        response.metadata().requestId(),
                        e.getClass().getName());
                return failed(response);
            }
        }
        return answer(current);
    }

    /** Steps are written by hosts, which may give what they must not. */
    private static boolean belongsTo(@Nullable DataResponse next, DataResponse given) {
        return next != null
                && next.metadata().requestId().equals(given.metadata().requestId())
                && next.metadata().destination().equals(given.metadata().destination());
    }

    private static ModelAnswer answer(DataResponse response) {
        ResponsePayload payload = response.payload();
        return new ModelAnswer(
                response.metadata().requestId(),
                response.metadata().destination(),
                payload.status(),
                payload.dataType(),
                payload.dataSource(),
                payload.data(),
                error(payload),
                payload.nextCursor(),
                payload.sourceUrl(),
                payload.processingTime(),
                payload.cached());
    }

    private static ModelAnswer failed(DataResponse response) {
        ResponsePayload payload = response.payload();
        return new ModelAnswer(
                response.metadata().requestId(),
                response.metadata().destination(),
                ResponseStatus.ERROR,
                payload.dataType(),
                payload.dataSource(),
                Optional.empty(),
                Optional.of(new AnswerError(ErrorCode.PROCESSING_FAILED, "the answer could not be processed")),
                Optional.empty(),
                payload.sourceUrl(),
                payload.processingTime(),
                payload.cached());
    }

    private static Optional<AnswerError> error(ResponsePayload payload) {
        return switch (payload.status()) {
            case SUCCESS, PARTIAL, PENDING -> Optional.empty();
            case ERROR -> Optional.of(error(payload, ErrorCode.UNKNOWN_ERROR));
            case TIMEOUT -> Optional.of(error(payload, ErrorCode.TIMEOUT));
        };
    }

    private static AnswerError error(ResponsePayload payload, ErrorCode otherwise) {
        return new AnswerError(
                payload.errorCode().orElse(otherwise), payload.errorMessage().orElse(""));
    }

    @Override
    public boolean logResponse(DataResponse response) {
        ResponsePayload payload =
                InvalidValueException.requirePresent("response", response).payload();
        boolean failed = payload.status() == ResponseStatus.ERROR || payload.status() == ResponseStatus.TIMEOUT;
        boolean slow = payload.processingTime()
                .filter(time -> time.compareTo(config.slowAfter()) >= 0)
                .isPresent();
        Level level = failed || slow ? Level.WARN : Level.INFO;
        if (!LOG.isEnabledForLevel(level)
                || (level == Level.INFO && successes.getAndIncrement() % config.logEvery() != 0)) {
            return false;
        }
        LoggingEventBuilder line = LOG.atLevel(level)
                .addKeyValue("request_id", response.metadata().requestId())
                .addKeyValue("model_id", response.metadata().destination())
                .addKeyValue("status", payload.status().wireName())
                .addKeyValue(
                        "data_source",
                        payload.dataSource().map(DataSource::wireName).orElse("auto"))
                .addKeyValue("cached", payload.cached());
        line = with(line, "error_code", payload.errorCode().map(ErrorCode::wireName));
        line = with(line, "total_items", payload.totalItems());
        line = with(line, "processing_ms", payload.processingTime().map(Duration::toMillis));
        line = with(line, "trace_id", response.metadata().traceId());
        line.log(failed ? "response: failed" : slow ? "response: slow" : "response");
        return true;
    }

    private static LoggingEventBuilder with(LoggingEventBuilder line, String key, Optional<?> value) {
        return value.isPresent() ? line.addKeyValue(key, value.orElseThrow()) : line;
    }
}
