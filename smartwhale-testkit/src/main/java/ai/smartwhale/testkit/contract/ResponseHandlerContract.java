// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.interfaces.model.AnswerError;
import ai.smartwhale.balance.interfaces.model.ModelAnswer;
import ai.smartwhale.balance.interfaces.model.ResponseHandler;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.ResponseStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The conformance test of {@link ResponseHandler}. Extend it, and JUnit runs every behaviour. */
public abstract class ResponseHandlerContract {

    private final DataRequest request = InterfaceSamples.request("model", "whale", DataSource.WIKI);

    /** For subclasses. */
    protected ResponseHandlerContract() {}

    /**
     * Makes a handler that changes nothing on the way.
     *
     * @return a new handler
     */
    protected abstract ResponseHandler newResponseHandler();

    @Test
    public final void anAnswerSaysWhatTheResponseSays() {
        ModelAnswer answer = newResponseHandler()
                .formatResponse(InterfaceSamples.response(
                        request,
                        InterfaceSamples.payload(request, ResponseStatus.SUCCESS)
                                .data(List.of("a", 1))
                                .nextCursor("2")
                                .sourceUrl("https://example.org/")));
        assertThat(answer.requestId()).isEqualTo(request.metadata().requestId());
        assertThat(answer.modelId()).isEqualTo("model");
        assertThat(answer.data()).contains(List.of("a", 1));
        assertThat(answer.source()).contains(DataSource.WIKI);
        assertThat(answer.nextCursor()).contains("2");
        assertThat(answer.hasMore()).isTrue();
        assertThat(answer.error()).isEmpty();
    }

    @Test
    public final void everyStatusHasItsForm() {
        ResponseHandler handler = newResponseHandler();
        for (ResponseStatus status : ResponseStatus.values()) {
            ModelAnswer answer = handler.formatResponse(
                    InterfaceSamples.response(request, InterfaceSamples.payload(request, status)));
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.error().isPresent())
                    .isEqualTo(status == ResponseStatus.ERROR || status == ResponseStatus.TIMEOUT);
        }
    }

    @Test
    public final void anErrorKeepsItsCodeAndOneWithoutGetsOne() {
        ResponseHandler handler = newResponseHandler();
        assertThat(handler.formatResponse(InterfaceSamples.response(
                                request,
                                InterfaceSamples.payload(request, ResponseStatus.ERROR)
                                        .errorCode(ErrorCode.SOURCE_UNAVAILABLE)
                                        .errorMessage("gone")))
                        .error())
                .contains(new AnswerError(ErrorCode.SOURCE_UNAVAILABLE, "gone"));
        assertThat(handler.formatResponse(InterfaceSamples.response(
                                request, InterfaceSamples.payload(request, ResponseStatus.TIMEOUT)))
                        .error())
                .map(AnswerError::code)
                .contains(ErrorCode.TIMEOUT);
    }

    @Test
    public final void loggingNeverFails() {
        ResponseHandler handler = newResponseHandler();
        for (ResponseStatus status : ResponseStatus.values()) {
            handler.logResponse(InterfaceSamples.response(request, InterfaceSamples.payload(request, status)));
        }
    }

    @SuppressWarnings("NullAway") // callers that break the contract
    @Test
    public final void nullIsRefusedByName() {
        ResponseHandler handler = newResponseHandler();
        assertThatThrownBy(() -> handler.formatResponse(null))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("response");
    }
}
