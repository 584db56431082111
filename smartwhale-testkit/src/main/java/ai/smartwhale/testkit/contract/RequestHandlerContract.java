// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.interfaces.model.InvalidRequestException;
import ai.smartwhale.balance.interfaces.model.PreparedRequest;
import ai.smartwhale.balance.interfaces.model.RequestHandler;
import ai.smartwhale.balance.interfaces.model.Violation;
import ai.smartwhale.messaging.DataSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The conformance test of {@link RequestHandler}. Extend it, and JUnit runs every behaviour. */
public abstract class RequestHandlerContract {

    /** For subclasses. */
    protected RequestHandlerContract() {}

    /**
     * Makes a handler.
     *
     * @return a new handler
     */
    protected abstract RequestHandler newRequestHandler();

    @Test
    public final void everythingThatIsWrongIsSaidAtOnce() {
        Map<String, Object> payload = new HashMap<>();
        payload.put("operation", "conjure_data");
        payload.put("model_id", "../etc");
        payload.put("data_type", 7);
        payload.put("timeout", "soon");
        payload.put("parameters", "none");
        Map<String, Object> message = Map.of("metadata", Map.of("request_id", "r", "priority", 9), "payload", payload);
        List<Violation> found = newRequestHandler().validateRequest(message).violations();
        assertThat(found)
                .extracting(Violation::field)
                .contains(
                        "metadata.timestamp",
                        "metadata.source",
                        "metadata.destination",
                        "metadata.priority",
                        "payload.operation",
                        "payload.model_id",
                        "payload.data_type",
                        "payload.timeout",
                        "payload.parameters");
        assertThat(found).noneMatch(violation -> violation.message().contains("etc"));
    }

    @Test
    public final void aMessageWithoutSectionsIsRefusedAndNoAccident() {
        RequestHandler handler = newRequestHandler();
        assertThat(handler.validateRequest(Map.of()).isValid()).isFalse();
        assertThat(handler.validateRequest(Map.of("metadata", 1, "payload", List.of()))
                        .violations())
                .hasSize(2);
    }

    @Test
    public final void whatHasADefaultIsCompleted() {
        PreparedRequest prepared = newRequestHandler()
                .preprocessRequest(Map.of("payload", Map.of("model_id", "m", "parameters", Map.of("query", "whale"))));
        assertThat(prepared.request().metadata().requestId()).isNotBlank();
        assertThat(prepared.request().metadata().timestamp()).isNotBlank();
        assertThat(prepared.request().payload().responseTopic()).contains("smartwhale.data.responses.m");
        assertThat(prepared.repeatable()).isTrue();
    }

    @Test
    public final void whatIsWrongIsNotPreprocessed() {
        RequestHandler handler = newRequestHandler();
        Map<String, Object> message = Map.of("payload", Map.of("model_id", "m", "data_source", "nowhere"));
        assertThatThrownBy(() -> handler.preprocessRequest(message))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> assertThat(refused.result().isValid()).isFalse());
    }

    @Test
    public final void preprocessingAgainChangesNothing() {
        RequestHandler handler = newRequestHandler();
        for (String query : List.of("  كتاب ي ", "whale", "HTTP://Example.COM:80/a/../b#c", "e\u0301", "١٢٣")) {
            for (DataSource source : DataSource.values()) {
                PreparedRequest once = handler.preprocessRequest(InterfaceSamples.request("m", query, source));
                PreparedRequest twice = handler.preprocessRequest(once.request());
                assertThat(twice).isEqualTo(once);
            }
        }
    }

    @Test
    public final void theKeyIsThatOfWhatIsAskedAndNotOfWhoAsks() {
        RequestHandler handler = newRequestHandler();
        PreparedRequest one = handler.preprocessRequest(InterfaceSamples.request("one", "whale", DataSource.WIKI));
        PreparedRequest other =
                handler.preprocessRequest(InterfaceSamples.request("other", " whale ", DataSource.WIKI));
        assertThat(one.key()).isEqualTo(other.key());
        assertThat(one.key())
                .isNotEqualTo(handler.preprocessRequest(InterfaceSamples.request("one", "whales", DataSource.WIKI))
                        .key())
                .isNotEqualTo(handler.preprocessRequest(InterfaceSamples.request("one", "whale", DataSource.NEWS))
                        .key());
    }

    @Test
    public final void manyThreadsGetTheSame() throws Exception {
        RequestHandler handler = newRequestHandler();
        PreparedRequest expected = handler.preprocessRequest(InterfaceSamples.request("m", "كتاب", DataSource.WIKI));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Boolean>> same = IntStream.range(0, 200)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> handler.preprocessRequest(InterfaceSamples.request("m", "كتاب", DataSource.WIKI))
                                    .key()
                                    .equals(expected.key()),
                            threads))
                    .toList();
            assertThat(same).allMatch(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }
}
