// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HostileInputTest {

    private static final long MOST_BYTES = 10_000_000;
    private static final Duration MOST_TIME = Duration.ofSeconds(2);
    private static final int MANY = 100_000;
    private static final int MEGABYTES = 5_000_000;

    @Test
    @Timeout(60)
    void hostileInputIsRefusedWithinBounds() {
        hostile().forEach((name, json) -> {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            long allocated = AllocationMeter.bytesOf(() -> MessageReader.readRequest(bytes));
            long before = System.nanoTime();
            ReadResult<DataRequest> result = MessageReader.readRequest(bytes);
            long nanos = System.nanoTime() - before;

            assertThat(result).as(name).isInstanceOf(ReadResult.Refused.class);
            assertThat(allocated).as(name).isLessThan(MOST_BYTES);
            assertThat(Duration.ofNanos(nanos)).as(name).isLessThan(MOST_TIME);
            assertThat(MessageSchemas.isValidDataRequest(json)).as(name).isFalse();
            assertThat(MessageReader.readResponse(bytes)).as(name).isInstanceOf(ReadResult.Refused.class);
        });
    }

    @Test
    void idsReadBeforeTheHostilePartAreMadeOut() {
        ReadResult<DataRequest> result = MessageReader.readRequest(
                withPayload("\"x\":" + "[".repeat(MANY)).getBytes(StandardCharsets.UTF_8));

        assertThat(result).isInstanceOfSatisfying(ReadResult.Refused.class, refused -> {
            assertThat(refused.refusal().requestId()).contains("r");
            assertThat(refused.refusal().responseTopic()).contains("smartwhale.data.responses.m");
            assertThat(refused.refusal().field()).isEqualTo("payload.x");
            assertThat(refused.refusal().reason()).contains("nesting").doesNotContain("StreamReadConstraints");
        });
    }

    @Test
    void aMessageBeyondTheLongestIsRefusedButAnswered() {
        String json = withPayload("\"context\":" + "{\"a\":\"b\"}") + " ".repeat(MEGABYTES);

        assertThat(MessageReader.readRequest(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(ReadResult.Refused.class, refused -> {
                    assertThat(refused.refusal().reason()).contains("at most " + Limits.LONGEST_MESSAGE);
                    assertThat(refused.refusal().json()).isTrue();
                    assertThat(refused.refusal().modelId()).contains("m");
                });
    }

    @Test
    void theDeepestContentThatMayBeBuiltMayAlsoBeRead() {
        Object content = "core";
        for (int i = 0; i < Limits.DEEPEST_CONTENT; i++) {
            content = Map.of("x", content);
        }
        RequestPayload payload =
                RequestPayload.builder("m").parameters(map(content)).build();
        DataRequest request = new DataRequest(
                MessageMetadata.builder("r", "t", "balance", "data").build(), payload);

        assertThat(DataRequest.fromJson(request.toJson())).isEqualTo(request);
        assertThat(DataRequest.fromDict(request.toDict())).isEqualTo(request);
    }

    @Test
    void flippedCutAndDoubledBytesAreRefusedOrReadButNeverThrow() {
        Random random = new Random(7);
        RandomMessages messages = new RandomMessages(7);
        int refused = 0;
        int accepted = 0;
        for (int i = 0; i < 6_000; i++) {
            byte[] json = i % 2 == 0
                    ? messages.request().toBytes()
                    : messages.response().toBytes();
            byte[] mutated = mutate(random, json);
            ReadResult<?> result =
                    i % 2 == 0 ? MessageReader.readRequest(mutated) : MessageReader.readResponse(mutated);
            if (result instanceof ReadResult.Refused<?> no) {
                refused++;
                assertThat(no.refusal().reason()).isNotBlank();
            } else {
                accepted++;
                assertRoundTrip(result.orElseThrow());
            }
        }
        assertThat(refused).isPositive();
        assertThat(accepted).isPositive();
    }

    private static void assertRoundTrip(Object message) {
        if (message instanceof DataRequest request) {
            assertThat(DataRequest.fromBytes(request.toBytes())).isEqualTo(request);
        } else if (message instanceof DataResponse response) {
            assertThat(DataResponse.fromBytes(response.toBytes())).isEqualTo(response);
        }
    }

    private static byte[] mutate(Random random, byte[] json) {
        int at = random.nextInt(json.length);
        switch (random.nextInt(3)) {
            case 0 -> {
                json[at] = (byte) random.nextInt();
                return json;
            }
            case 1 -> {
                int length = Math.min(random.nextInt(20) + 1, json.length - at);
                byte[] cut = new byte[json.length - length];
                System.arraycopy(json, 0, cut, 0, at);
                System.arraycopy(json, at + length, cut, at, cut.length - at);
                return cut;
            }
            default -> {
                int length = Math.min(random.nextInt(40) + 1, json.length - at);
                byte[] doubled = new byte[json.length + length];
                System.arraycopy(json, 0, doubled, 0, at + length);
                System.arraycopy(json, at, doubled, at + length, json.length - at);
                return doubled;
            }
        }
    }

    private static Map<String, String> hostile() {
        Map<String, String> hostile = new LinkedHashMap<>();
        hostile.put("deep lists", "[".repeat(MANY));
        hostile.put("deep objects", "{\"a\":".repeat(MANY));
        hostile.put(
                "deep parameters", withPayload("\"parameters\":" + "{\"a\":".repeat(MANY) + "1" + "}".repeat(MANY)));
        hostile.put("deep unknown field", withPayload("\"x\":" + "[".repeat(MANY) + "]".repeat(MANY)));
        hostile.put("deep tags", withPayload("\"tags\":" + "[".repeat(MANY) + "]".repeat(MANY)));
        hostile.put("long parameter", withPayload("\"parameters\":{\"q\":\"" + "x".repeat(MEGABYTES) + "\"}"));
        hostile.put(
                "long Persian parameter", withPayload("\"parameters\":{\"q\":\"" + "ی".repeat(MEGABYTES / 2) + "\"}"));
        hostile.put(
                "long escaped parameter",
                withPayload("\"parameters\":{\"q\":\"" + "\\u06cc".repeat(MEGABYTES / 6) + "\"}") + "x");
        hostile.put("text beyond the longest", withPayload("\"context\":{\"q\":\"" + "x".repeat(2_000_000) + "\"}"));
        hostile.put("long model id", withPayload("\"model_id\":\"" + "m".repeat(1_000_000) + "\""));
        hostile.put("long operation", withPayload("\"operation\":\"" + "m".repeat(1_000_000) + "\""));
        hostile.put("long name", withPayload("\"" + "n".repeat(MEGABYTES) + "\":1"));
        hostile.put("long number", withPayload("\"timeout\":" + "9".repeat(MEGABYTES)));
        hostile.put("long number in parameters", withPayload("\"parameters\":{\"n\":" + "9".repeat(1000) + "}"));
        hostile.put("number beyond a double", withPayload("\"parameters\":{\"n\":1e999}"));
        hostile.put("huge exponent", withPayload("\"timeout\":1e999999999"));
        hostile.put("tiny exponent", withPayload("\"timeout\":1e-999999999"));
        hostile.put("not a number", withPayload("\"timeout\":NaN"));
        hostile.put("path", withPayload("\"model_id\":\"../../etc/passwd\""));
        hostile.put("path of Windows", withPayload("\"model_id\":\"..\\\\..\\\\system32\""));
        hostile.put("line break", withPayload("\"model_id\":\"m\\nadmin\""));
        hostile.put("zero byte", withPayload("\"model_id\":\"m\\u0000\""));
        hostile.put("long request id", withPayload("\"tags\":[]").replace("\"r\"", '"' + "r".repeat(2000) + '"'));
        hostile.put("half a pair in a name", withPayload("\"parameters\":{\"\\ud800\":1}"));
        hostile.put("number as metadata", "{\"metadata\":5,\"payload\":[]}");
        hostile.put("zeros", "\u0000".repeat(1000));
        hostile.put("colliding names", withPayload(colliding() + ",\"timeout\":-1"));
        hostile.put("very many tags", withPayload("\"tags\":[" + "\"\",".repeat(1_300_000) + "\"\"]"));
        return hostile;
    }

    private static String colliding() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 1 << 12; i++) {
            for (int bit = 0; bit < 12; bit++) {
                names.append(bit == 0 ? i == 0 ? "\"" : ",\"" : "").append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            names.append("\":1");
        }
        return "\"parameters\":{" + names + "}";
    }

    private static Map<String, Object> map(Object content) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) content).forEach((name, value) -> map.put((String) name, value));
        return map;
    }

    private static String withPayload(String more) {
        return "{\"metadata\":{\"request_id\":\"r\",\"timestamp\":\"t\",\"source\":\"a\",\"destination\":\"b\"},"
                + "\"payload\":{\"operation\":\"fetch_data\",\"model_id\":\"m\",\"data_type\":\"text\"," + more + "}}";
    }
}
