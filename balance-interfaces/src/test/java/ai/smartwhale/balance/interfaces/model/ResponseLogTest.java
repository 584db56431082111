// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ResponseLogTest {

    private static final String SECRET = "the-secret-payload";

    private final Logger logger = (Logger) LoggerFactory.getLogger(ResponseHandler.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(null);
        logger.setAdditive(true);
    }

    private static DataResponse response(ResponseStatus status, UnaryOperator<ResponsePayload.Builder> change) {
        RequestPayload asked =
                RequestPayload.builder("m").parameters(Map.of("query", "q")).build();
        DataRequest request = MessageSchemas.createDataRequest("m", asked, Priority.DEFAULT, Clock.systemUTC());
        ResponsePayload.Builder payload = ResponsePayload.builder(asked.operation(), status, asked.dataType());
        return MessageSchemas.createDataResponse(request, change.apply(payload).build(), Clock.systemUTC());
    }

    private String text() {
        return lines.list.stream()
                .map(line -> line.getFormattedMessage() + line.getKeyValuePairs())
                .reduce("", String::concat);
    }

    @Test
    void aLineTellsWhatItIsAndNotWhatItSays() {
        ResponseHandler handler = ResponseHandler.create();
        DataResponse response = response(
                ResponseStatus.ERROR,
                payload -> payload.data(SECRET)
                        .errorMessage(SECRET)
                        .errorCode(ErrorCode.SOURCE_UNAVAILABLE)
                        .sourceUrl("http://example.org/?key=" + SECRET));
        assertThat(handler.logResponse(response)).isTrue();
        assertThat(text())
                .contains(response.metadata().requestId(), "source_unavailable")
                .doesNotContain(SECRET);
        assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.WARN);
    }

    @Test
    void successesAreSampledAndNothingElseIs() {
        ResponseHandler handler = ResponseHandler.create(
                ResponseHandlerConfig.withDefaults().withLogEvery(10).withSlowAfter(Duration.ofSeconds(1)));
        assertThat(IntStream.range(0, 100)
                        .filter(i -> handler.logResponse(response(ResponseStatus.SUCCESS, payload -> payload))))
                .hasSize(10);
        assertThat(handler.logResponse(response(ResponseStatus.TIMEOUT, payload -> payload)))
                .isTrue();
        assertThat(handler.logResponse(
                        response(ResponseStatus.SUCCESS, payload -> payload.processingTime(Duration.ofSeconds(1)))))
                .isTrue();
    }

    @Test
    void aStepThatFailsHandsNothingOnAndTellsNothing() {
        ResponseHandler handler =
                ResponseHandler.create(ResponseHandlerConfig.withDefaults().withSteps(given -> {
                    throw new IllegalStateException(SECRET);
                }));
        ModelAnswer answer = handler.formatResponse(response(ResponseStatus.SUCCESS, payload -> payload.data(SECRET)));
        assertThat(answer.status()).isEqualTo(ResponseStatus.ERROR);
        assertThat(answer.data()).isEmpty();
        assertThat(answer.error()).map(AnswerError::code).contains(ErrorCode.PROCESSING_FAILED);
        assertThat(text()).doesNotContain(SECRET);
    }

    @Test
    void stepsRunInOrderAndAForeignResponseIsNotHandedOn() {
        ResponseHandler doubling =
                ResponseHandler.create(ResponseHandlerConfig.withDefaults().withSteps(step("a"), step("b")));
        assertThat(doubling.formatResponse(response(ResponseStatus.SUCCESS, payload -> payload.data("")))
                        .data())
                .contains("ab");
        ResponseHandler foreign = ResponseHandler.create(ResponseHandlerConfig.withDefaults()
                .withSteps(given -> response(ResponseStatus.SUCCESS, payload -> payload.data(SECRET))));
        assertThat(foreign.formatResponse(response(ResponseStatus.SUCCESS, payload -> payload))
                        .data())
                .isEmpty();
    }

    private static ResponseStep step(String letter) {
        return given -> new DataResponse(
                given.metadata(),
                given.payload().toBuilder()
                        .data(given.payload().data().orElse("") + letter)
                        .build());
    }
}
