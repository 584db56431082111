// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageReaderTest {

    private static final String METADATA =
            "\"metadata\":{\"request_id\":\"r1\",\"timestamp\":\"t\",\"source\":\"a\",\"destination\":\"b\"}";

    @Test
    void whatIsMissingOrNullIsDefaulted() {
        RequestPayload payload = accepted("\"timeout\":null,\"parameters\":null,\"tags\":null,\"require_fresh\":null")
                .payload();

        assertThat(payload).isEqualTo(RequestPayload.builder("m").build());
    }

    @ParameterizedTest
    @CsvSource({"2,HIGH", "'\"2\"',HIGH", "'\"high\"',HIGH", "'\"CRITICAL\"',CRITICAL", "5.0,BACKGROUND", "null,MEDIUM"
    })
    void prioritiesAreReadAsNumbersTextsAndNames(String json, Priority expected) {
        assertThat(withMetadata("\"priority\":" + json).orElseThrow().metadata().priority())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "priority,0",
        "priority,6",
        "priority,2.5",
        "priority,'\"urgent\"'",
        "priority,true",
        "priority,[]",
        "retry_count,-1",
        "retry_count,2147483648",
        "ttl,-1",
        "ttl,-0.5",
        "ttl,'\"-3\"'",
        "ttl,1e300",
        "ttl,1e-2147483648",
        "ttl,1000000000.5",
        "ttl,'\"soon\"'",
        "ttl,{}",
        "request_source,'\"robot\"'",
        "request_source,7",
        "timestamp,17",
        "request_id,'\"\"'",
        "request_id,[]",
        "correlation_id,{}",
    })
    void wrongMetadataIsRefusedByName(String field, String json) {
        assertThat(refused(withMetadata("\"" + field + "\":" + json)).field()).isEqualTo("metadata." + field);
    }

    @ParameterizedTest
    @CsvSource({
        "timeout,-1",
        "timeout,'\"-1\"'",
        "timeout,false",
        "max_size,-1",
        "max_size,9223372036854775808",
        "max_size,1.5",
        "require_fresh,'\"maybe\"'",
        "require_fresh,1",
        "tags,'\"a\"'",
        "tags,'[1]'",
        "tags,'[[[]]]'",
        "parameters,[]",
        "parameters,'\"q\"'",
        "context,1",
        "data_source,'\"gopher\"'",
        "data_source,3",
        "data_type,'\"smell\"'",
        "operation,'\"steal_data\"'",
        "operation,null",
        "model_id,'\"../x\"'",
        "model_id,'\"\"'",
        "model_id,12",
        "batch_id,12",
    })
    void wrongPayloadIsRefusedByName(String field, String json) {
        Refusal refusal = refused(withPayload("\"" + field + "\":" + json));

        assertThat(refusal.field()).isEqualTo("payload." + field);
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refusal.json()).isTrue();
        assertThat(refusal.requestId()).contains("r1");
    }

    @Test
    void numbersWrittenAsTextAreTolerated() {
        RequestPayload payload = accepted("\"timeout\":\"2.5\",\"max_size\":\"100\",\"require_fresh\":\"True\"")
                .payload();

        assertThat(payload.timeout()).isEqualTo(Duration.ofMillis(2500));
        assertThat(payload.maxSize()).contains(100L);
        assertThat(payload.requireFresh()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"title", "url", "search_term"})
    void aliasesBecomeTheQueryAndStay(String alias) {
        assertThat(accepted("\"parameters\":{\"" + alias + "\":\"نهنگ\"}")
                        .payload()
                        .parameters())
                .isEqualTo(Map.of(alias, "نهنگ", "query", "نهنگ"));
    }

    @Test
    void aQueryIsNotReplacedByItsAlias() {
        assertThat(accepted("\"parameters\":{\"title\":\"a\",\"query\":\"b\"}")
                        .payload()
                        .parameters())
                .isEqualTo(Map.of("title", "a", "query", "b"));
    }

    @ParameterizedTest
    @CsvSource({
        "smartwhale.models.responses.x, smartwhale.models.responses.x",
        "smartwhale.data.responses.m, smartwhale.data.responses.m",
        "elsewhere, smartwhale.data.responses.m",
        "smartwhale.a/b, smartwhale.data.responses.m",
        "smartwhale.data.requests, smartwhale.data.responses.m",
        "smartwhale.models.requests, smartwhale.data.responses.m",
        "'', smartwhale.data.responses.m",
    })
    void aResponseTopicIsHonouredWhereItCanBe(String asked, String expected) {
        assertThat(accepted("\"response_topic\":\"" + asked + "\"").payload().responseTopic())
                .contains(expected);
    }

    @Test
    void numbersKeepTheirKind() {
        Map<String, Object> parameters = accepted(
                        "\"parameters\":{\"i\":1,\"l\":5000000000,\"b\":123456789012345678901234567890,\"d\":1.0,\"n\":null}")
                .payload()
                .parameters();

        assertThat(parameters)
                .containsEntry("i", 1)
                .containsEntry("l", 5_000_000_000L)
                .containsEntry("b", new BigInteger("123456789012345678901234567890"))
                .containsEntry("d", 1.0)
                .containsEntry("n", null);
        assertThat(parameters.keySet()).containsExactly("i", "l", "b", "d", "n");
        assertThatThrownBy(() -> parameters.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void ofTwoFieldsTheLastCounts() {
        assertThat(accepted("\"model_id\":\"m2\"").payload().modelId()).isEqualTo("m2");
        String twice = "{\"metadata\":{\"request_id\":5}," + METADATA
                + ",\"payload\":{\"operation\":\"fetch_data\",\"model_id\":\"m\",\"data_type\":\"text\"}}";
        assertThat(MessageReader.readRequest(bytes(twice))).isInstanceOf(ReadResult.Refused.class);
    }

    @Test
    void aByteOrderMarkIsNoReasonToRefuse() {
        assertThat(MessageReader.readRequest(
                        bytes("\uFEFF{" + METADATA + ",\"payload\":" + payload("\"tags\":[]") + "}")))
                .isInstanceOf(ReadResult.Accepted.class);
    }

    @Test
    void theFirstErrorIsToldAndTheRestIsReadForTheAnswer() {
        Refusal refusal = refused(MessageReader.readRequest(bytes("""
                {"metadata": {"priority": 77, "ttl": -1, "request_id": "r9"},
                 "payload": {"operation": "STEAL_data", "model_id": "m9", "data_type": "smell", "data_source": "gopher",
                             "response_topic": "smartwhale.models.responses.m9"}}""")));

        assertThat(refusal.field()).isEqualTo("metadata.priority");
        assertThat(refusal.reason()).isEqualTo("is 77; allowed: a whole number, 1..5");
        assertThat(refusal.requestId()).contains("r9");
        assertThat(refusal.modelId()).contains("m9");
        assertThat(refusal.responseTopic()).contains("smartwhale.models.responses.m9");
        assertThat(refusal.operation()).contains("STEAL_data");
        assertThat(refusal.dataType()).contains("smell");
        assertThat(refusal.dataSource()).contains("gopher");
    }

    @Test
    void anAnswerGoesToTheTopicOfTheModelWhereNoneCanBeMadeOut() {
        assertThat(refused(MessageReader.readRequest(bytes("{\"payload\":{\"model_id\":\"m9\"}}")))
                        .responseTopic())
                .contains("smartwhale.data.responses.m9");
        assertThat(refused(MessageReader.readRequest(bytes("{\"payload\":{\"model_id\":\"a/b\"}}")))
                        .responseTopic())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',empty",
        "' ',empty",
        "null,null",
        "'[1]',a list",
        "17,a number",
        "'\"x\"',a text",
        "true,true or false",
        "'{',cut off",
        "'{\"metadata\": {\"request_id\": \"x\",',malformed or cut off",
        "'{} {}',followed by something else",
        "'{}x',malformed",
        "NaN,malformed",
    })
    void whatIsNotOneObjectIsToldApart(String json, String reason) {
        Refusal refusal = refused(MessageReader.readRequest(bytes(json)));

        assertThat(refusal.json()).isFalse();
        assertThat(refusal.field()).isEmpty();
        assertThat(refusal.reason()).contains(reason);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[][] malformed = {
            {(byte) 0xC3},
            {(byte) 0xC0, (byte) 0x80},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xFF},
            {(byte) 0x80},
            {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            {(byte) 0xE2, (byte) 0x82}
        };
        for (byte[] bad : malformed) {
            byte[] head = bytes("{" + METADATA + ",\"payload\":{\"model_id\":\"m\",\"x\":\"");
            byte[] json = new byte[head.length + bad.length + 3];
            System.arraycopy(head, 0, json, 0, head.length);
            System.arraycopy(bad, 0, json, head.length, bad.length);
            System.arraycopy(bytes("\"}}"), 0, json, head.length + bad.length, 3);

            Refusal refusal = refused(MessageReader.readRequest(json));

            assertThat(refusal.reason()).isEqualTo("is not UTF-8 at offset " + head.length);
            assertThat(refusal.json()).isFalse();
            assertThat(refusal.requestId()).contains("r1");
            assertThat(refusal.modelId()).contains("m");
        }
    }

    @Test
    void anErrorCodeThatIsNotKnownIsKeptBeside() {
        ResponsePayload payload = MessageReader.readResponse(bytes("{" + METADATA
                        + ",\"payload\":{\"operation\":\"FETCH_DATA\",\"status\":\"Error\",\"data_type\":\"text\","
                        + "\"error_code\":\"quota_spent\",\"processing_time\":12.5}}"))
                .orElseThrow()
                .payload();

        assertThat(payload.errorCode()).contains(ErrorCode.UNKNOWN_ERROR);
        assertThat(payload.additionalInfo()).isEqualTo(Map.of("error_code", "quota_spent"));
        assertThat(payload.processingTime()).contains(Duration.ofNanos(12_500_000));
    }

    @Test
    void aResponseWithoutStatusIsRefused() {
        Refusal refusal = refused(MessageReader.readResponse(
                bytes("{" + METADATA + ",\"payload\":{\"operation\":\"fetch_data\",\"data_type\":\"text\"}}")));

        assertThat(refusal.field()).isEqualTo("payload.status");
        assertThat(refusal.reason()).isEqualTo("is missing");
        assertThat(refusal.modelId()).contains("b");
    }

    @Test
    void partsAreReadWithTheSameTolerance() {
        assertThat(RequestPayload.fromDict(Map.of("operation", "FETCH_DATA", "model_id", "m", "data_type", "Text")))
                .isEqualTo(RequestPayload.builder("m").build());
        assertThatThrownBy(() -> RequestPayload.fromDict(Map.of("operation", "fetch_data", "data_type", "text")))
                .isInstanceOfSatisfying(InvalidMessageException.class, e -> {
                    assertThat(e.field()).isEqualTo("payload.model_id");
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
                });
        assertThatThrownBy(() -> MessageMetadata.fromDict(Map.of("request_id", "r", "ttl", -1)))
                .hasMessage("metadata.ttl is -1; allowed: a number of seconds, 0..1000000000");
        assertThatThrownBy(() -> DataRequest.fromDict(Map.of("metadata", new Object())))
                .isInstanceOf(InvalidMessageException.class);
    }

    private static DataRequest accepted(String more) {
        return withPayload(more).orElseThrow();
    }

    private static ReadResult<DataRequest> withPayload(String more) {
        return MessageReader.readRequest(bytes("{" + METADATA + ",\"payload\":" + payload(more) + "}"));
    }

    private static ReadResult<DataRequest> withMetadata(String more) {
        String metadata = METADATA.substring(0, METADATA.length() - 1) + "," + more + "}";
        return MessageReader.readRequest(bytes("{" + metadata + ",\"payload\":" + payload("\"tags\":[]") + "}"));
    }

    private static String payload(String more) {
        return "{\"operation\":\"fetch_data\",\"model_id\":\"m\",\"data_type\":\"text\"," + more + "}";
    }

    private static Refusal refused(ReadResult<?> result) {
        assertThat(result).isInstanceOf(ReadResult.Refused.class);
        return ((ReadResult.Refused<?>) result).refusal();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
