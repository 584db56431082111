// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBuildersTest {

    @Test
    void defaultsAreThoseOfTheContract() {
        MessageMetadata metadata = metadata().build();
        RequestPayload payload = RequestPayload.builder("m").build();

        assertThat(metadata.priority()).isEqualTo(Priority.MEDIUM);
        assertThat(metadata.requestSource()).isEqualTo(RequestSource.USER);
        assertThat(metadata.retryCount()).isZero();
        assertThat(metadata.ttl()).isEmpty();
        assertThat(payload.operation()).isEqualTo(OperationType.FETCH_DATA);
        assertThat(payload.dataType()).isEqualTo(DataType.TEXT);
        assertThat(payload.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(payload.requireFresh()).isFalse();
        assertThat(payload.responseTopic()).contains("smartwhale.data.responses.m");
    }

    @Test
    void negativeNumbersAreRefusedByName() {
        assertRefused(
                "retryCount", "-1", "0 or more", () -> metadata().retryCount(-1).build());
        assertRefused(
                "ttl",
                "PT-1S",
                "0 s..1000000000 s",
                () -> metadata().ttl(Duration.ofSeconds(-1)).build());
        assertRefused(
                "timeout",
                "PT-0.000000001S",
                "0 s..1000000000 s",
                () -> RequestPayload.builder("m").timeout(Duration.ofNanos(-1)).build());
        assertRefused(
                "maxSize",
                "-1",
                "0 or more",
                () -> RequestPayload.builder("m").maxSize(-1).build());
        assertRefused(
                "totalItems", "-1", "0 or more", () -> response().totalItems(-1).build());
        assertRefused(
                "processingTime",
                "PT-1S",
                "0 s..1000000000 s",
                () -> response().processingTime(Duration.ofSeconds(-1)).build());
    }

    @Test
    void textsThatMustBeThereAreRequired() {
        assertRefused(
                "requestId",
                "\"\"",
                "a text that is not empty",
                () -> metadata().requestId("").build());
        assertRefused(
                "timestamp",
                "null",
                "a text that is not empty",
                () -> metadata().timestamp(null).build());
        assertRefused(
                "source",
                "\" \"",
                "a text that is not empty",
                () -> metadata().source(" ").build());
        assertRefused(
                "destination",
                "null",
                "a text that is not empty",
                () -> metadata().destination(null).build());
        assertRefused(
                "priority", "null", "a value", () -> metadata().priority(null).build());
        assertRefused(
                "operation",
                "null",
                "a value",
                () -> RequestPayload.builder("m").operation(null).build());
        assertRefused(
                "parameters",
                "null",
                "a value",
                () -> RequestPayload.builder("m").parameters(null).build());
        assertRefused(
                "tags",
                "null",
                "a value",
                () -> RequestPayload.builder("m").tags(Arrays.asList("a", null)).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../../etc/passwd", "a/b", "a b", "مدل", "m.dlq", "a\nb"})
    void idsThatCannotBePartOfATopicAreRefused(String modelId) {
        assertThatThrownBy(() -> RequestPayload.builder(modelId).build())
                .isInstanceOfSatisfying(
                        InvalidValueException.class, e -> assertThat(e.field()).isEqualTo("modelId"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elsewhere",
                "smartwhale",
                "smartwhale.a/b",
                "smartwhale.data.requests",
                "smartwhale.models.requests"
            })
    void responseTopicsThatCannotBeUsedAreRefused(String topic) {
        assertThatThrownBy(
                        () -> RequestPayload.builder("m").responseTopic(topic).build())
                .isInstanceOfSatisfying(
                        InvalidValueException.class, e -> assertThat(e.field()).isEqualTo("responseTopic"));
    }

    @Test
    void freeFormContentIsCopiedDeepAndCannotBeChanged() {
        List<Object> list = new ArrayList<>(List.of(1));
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("list", list);
        parameters.put("nothing", null);
        RequestPayload payload =
                RequestPayload.builder("m").parameters(parameters).build();

        list.add(2);
        parameters.clear();

        assertThat(payload.parameters()).containsOnlyKeys("list", "nothing").containsEntry("list", List.of(1));
        assertThatThrownBy(() -> payload.parameters().put("a", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) payload.parameters().get("list")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatJsonCannotHoldIsRefusedByItsPath() {
        assertRefused(Map.of("n", Map.of("x", Double.NaN)), "parameters.n.x");
        assertRefused(Map.of("n", Float.POSITIVE_INFINITY), "parameters.n");
        assertRefused(Map.of("o", new Object()), "parameters.o");
        assertRefused(Map.of("t", "t".repeat(Limits.LONGEST_TEXT + 1)), "parameters.t");
        assertRefused(Map.of("m", Map.of(1, 2)), "parameters.m");
    }

    @Test
    void contentThatHoldsItselfIsRefused() {
        Map<String, Object> loop = new LinkedHashMap<>();
        loop.put("l", loop);

        assertThatThrownBy(() -> RequestPayload.builder("m").parameters(loop).build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("at most " + Limits.DEEPEST_CONTENT);
    }

    @Test
    void numbersAreHeldAsJsonHoldsThem() {
        RequestPayload payload = RequestPayload.builder("m")
                .parameters(Map.of("long", 5L, "float", 0.1f, "array", new int[] {1, 2}, "bytes", new byte[] {1}))
                .build();

        assertThat(payload.parameters())
                .containsEntry("long", 5)
                .containsEntry("float", 0.1)
                .containsEntry("array", List.of(1, 2))
                .containsEntry("bytes", "AQ==");
    }

    @Test
    void textsForLogsDoNotTellTheContent() {
        DataRequest request = new DataRequest(
                metadata().build(),
                RequestPayload.builder("m")
                        .parameters(Map.of("query", "secret"))
                        .build());

        assertThat(request.toString()).contains("request-1").doesNotContain("secret");
    }

    private static void assertRefused(Map<String, Object> parameters, String field) {
        assertThatThrownBy(
                        () -> RequestPayload.builder("m").parameters(parameters).build())
                .isInstanceOfSatisfying(
                        InvalidValueException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    private static void assertRefused(String field, String value, String allowed, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InvalidValueException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.value()).isEqualTo(value);
            assertThat(e.allowed()).isEqualTo(allowed);
        });
    }

    private static MessageMetadata.Builder metadata() {
        return MessageMetadata.builder("request-1", "2026-01-01T00:00:00", "balance", "data");
    }

    private static ResponsePayload.Builder response() {
        return ResponsePayload.builder(OperationType.FETCH_DATA, ResponseStatus.SUCCESS, DataType.TEXT);
    }
}
