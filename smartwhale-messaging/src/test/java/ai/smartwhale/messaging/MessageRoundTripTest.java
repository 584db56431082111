// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageRoundTripTest {

    private static final int MESSAGES = 3000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void everyRequestEqualsItselfAfterItTravelled() {
        RandomMessages messages = new RandomMessages(20260102);
        for (int i = 0; i < MESSAGES; i++) {
            DataRequest request = messages.request();

            assertThat(DataRequest.fromJson(request.toJson())).isEqualTo(request);
            assertThat(DataRequest.fromBytes(request.toBytes())).isEqualTo(request);
            assertThat(DataRequest.fromDict(request.toDict())).isEqualTo(request);
        }
    }

    @Test
    void everyResponseEqualsItselfAfterItTravelled() {
        RandomMessages messages = new RandomMessages(20260103);
        for (int i = 0; i < MESSAGES; i++) {
            DataResponse response = messages.response();

            assertThat(DataResponse.fromJson(response.toJson())).isEqualTo(response);
            assertThat(DataResponse.fromBytes(response.toBytes())).isEqualTo(response);
            assertThat(DataResponse.fromDict(response.toDict())).isEqualTo(response);
        }
    }

    @Test
    void everyPartEqualsItselfAfterItTravelled() {
        RandomMessages messages = new RandomMessages(20260104);
        for (int i = 0; i < MESSAGES / 10; i++) {
            DataRequest request = messages.request();
            DataResponse response = messages.response();

            assertThat(MessageMetadata.fromDict(request.metadata().toDict())).isEqualTo(request.metadata());
            assertThat(RequestPayload.fromDict(request.payload().toDict())).isEqualTo(request.payload());
            assertThat(ResponsePayload.fromDict(response.payload().toDict())).isEqualTo(response.payload());
        }
    }

    @Test
    void everyBuilderGivesWhatItWasMadeFrom() {
        RandomMessages messages = new RandomMessages(20260105);
        for (int i = 0; i < MESSAGES / 10; i++) {
            DataRequest request = messages.request();
            DataResponse response = messages.response();

            assertThat(request.metadata().toBuilder().build()).isEqualTo(request.metadata());
            assertThat(request.payload().toBuilder().build()).isEqualTo(request.payload());
            assertThat(response.payload().toBuilder().build()).isEqualTo(response.payload());
        }
    }

    @Test
    void anotherReaderOfJsonSeesWhatToDictTells() throws Exception {
        RandomMessages messages = new RandomMessages(20260106);
        for (int i = 0; i < MESSAGES / 10; i++) {
            DataResponse response = messages.response();

            assertThat(MAPPER.readValue(response.toBytes(), Object.class)).isEqualTo(response.toDict());
            assertThat(MAPPER.readValue(response.toJson(), Object.class)).isEqualTo(response.toDict());
        }
    }

    @Test
    void halfASurrogatePairTravelsAsAnEscape() {
        String half = "before \uD83D after";
        DataRequest request = request(Map.of("query", half));

        assertThat(request.toJson()).contains("\\uD83D").doesNotContain("\uFFFD");
        assertThat(DataRequest.fromJson(request.toJson()).payload().parameters())
                .containsEntry("query", half);
    }

    @Test
    void wholeTimesTravelAsIntegersAndOthersToTheNanosecond() {
        MessageMetadata.Builder metadata = MessageMetadata.builder("r", "t", "balance", "data");
        MessageMetadata whole = metadata.ttl(Duration.ofSeconds(30)).build();
        MessageMetadata fine =
                metadata.ttl(Duration.ofSeconds(987_654_321, 123_456_789)).build();
        RequestPayload payload = RequestPayload.builder("m").build();

        assertThat(new DataRequest(whole, payload).toJson()).contains("\"ttl\":30,", "\"timeout\":30,");
        assertThat(new DataRequest(fine, payload).toJson()).contains("\"ttl\":987654321.123456789,");
        assertThat(DataRequest.fromJson(new DataRequest(fine, payload).toJson()).metadata())
                .isEqualTo(fine);
    }

    @Test
    void processingTimeTravelsInMilliseconds() {
        ResponsePayload.Builder payload =
                ResponsePayload.builder(OperationType.FETCH_DATA, ResponseStatus.SUCCESS, DataType.TEXT);

        assertThat(payload.processingTime(Duration.ofMillis(12)).build().toDict())
                .containsEntry("processing_time", 12);
        assertThat(payload.processingTime(Duration.ofNanos(12_345_600)).build().toDict())
                .containsEntry("processing_time", 12.3456);
    }

    @Test
    void fieldsComeInTheOrderOfTheContractAndAllOfThem() {
        assertThat(request(Map.of("query", "q", "n", 1)).payload().toDict().keySet())
                .containsExactly(
                        "operation",
                        "model_id",
                        "data_type",
                        "data_source",
                        "parameters",
                        "response_topic",
                        "batch_id",
                        "timeout",
                        "max_size",
                        "require_fresh",
                        "tags",
                        "context");
        assertThat(request(Map.of()).metadata().toDict().keySet())
                .containsExactly(
                        "request_id",
                        "timestamp",
                        "source",
                        "destination",
                        "priority",
                        "request_source",
                        "correlation_id",
                        "trace_id",
                        "session_id",
                        "retry_count",
                        "ttl",
                        "expires_at");
        assertThat(ResponsePayload.builder(OperationType.FETCH_DATA, ResponseStatus.SUCCESS, DataType.TEXT)
                        .build()
                        .toDict()
                        .keySet())
                .containsExactly(
                        "operation",
                        "status",
                        "data_type",
                        "data_source",
                        "data",
                        "error_message",
                        "error_code",
                        "metrics",
                        "batch_id",
                        "next_cursor",
                        "total_items",
                        "page_info",
                        "metadata",
                        "source_url",
                        "last_updated",
                        "processing_time",
                        "cached",
                        "additional_info");
    }

    private static DataRequest request(Map<String, Object> parameters) {
        return new DataRequest(
                MessageMetadata.builder("r", "2026-01-01T00:00:00", "balance", "data")
                        .build(),
                RequestPayload.builder("m").parameters(parameters).build());
    }
}
