// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireDocumentsTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void theDocumentsOfTheProjectAreThoseThatTheCodeMakes() throws Exception {
        Path folder = Path.of(System.getProperty("smartwhale.root", ".."), "docs");
        for (Map.Entry<String, String> document : WireDocuments.all().entrySet()) {
            Path file = folder.resolve(document.getKey());
            if (Boolean.getBoolean("smartwhale.docs.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, document.getValue());
            }
            assertThat(file)
                    .as("run this test with -Dsmartwhale.docs.write=true to write it anew")
                    .hasContent(document.getValue());
        }
    }

    @Test
    void whateverIsWrittenFollowsTheSchema() {
        Schema requests = SCHEMAS.getSchema(MessageSchemas.dataRequestSchema());
        Schema responses = SCHEMAS.getSchema(MessageSchemas.dataResponseSchema());
        RandomMessages messages = new RandomMessages(20260107);
        for (int i = 0; i < 300; i++) {
            assertThat(requests.validate(messages.request().toJson(), InputFormat.JSON))
                    .isEmpty();
            assertThat(responses.validate(messages.response().toJson(), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void whatBreaksTheContractBreaksTheSchema() {
        Schema requests = SCHEMAS.getSchema(MessageSchemas.dataRequestSchema());
        String request = new RandomMessages(1).request().toJson();

        assertThat(requests.validate(request.replace("\"priority\":", "\"priority\":1"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(requests.validate(request.replace("_data\"", "_date\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(requests.validate(request.replace("\"retry_count\"", "\"retries\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(requests.validate("{}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void eventsAndMetricsFollowTheirSchemas() {
        String event = "{\"event_type\":\"model_registered\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"data\":{}}";
        String metric =
                "{\"metric_name\":\"requests\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"data\":7,\"source\":\"data\"}";

        assertThat(SCHEMAS.getSchema(MessageSchemas.eventSchema()).validate(event, InputFormat.JSON))
                .isEmpty();
        assertThat(SCHEMAS.getSchema(MessageSchemas.metricSchema()).validate(metric, InputFormat.JSON))
                .isEmpty();
        assertThat(SCHEMAS.getSchema(MessageSchemas.eventSchema()).validate(metric, InputFormat.JSON))
                .isNotEmpty();
        assertThat(SCHEMAS.getSchema(MessageSchemas.metricSchema()).validate(event, InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void alertsAreEventsOfAFixedForm() {
        String alert =
                "{\"status\":\"firing\",\"labels\":{\"alertname\":\"DataServiceSilent\",\"severity\":\"critical\"},"
                        + "\"annotations\":{\"summary\":\"It does not answer.\"},\"startsAt\":\"2026-01-01T00:00:00Z\","
                        + "\"endsAt\":\"0001-01-01T00:00:00Z\",\"generatorURL\":\"\",\"fingerprint\":\"0123456789abcdef\"}";
        String data =
                "{\"version\":\"4\",\"groupKey\":\"g\",\"truncatedAlerts\":0,\"status\":\"firing\",\"receiver\":\"ops\","
                        + "\"groupLabels\":{},\"commonLabels\":{},\"commonAnnotations\":{},\"externalURL\":\"\",\"alerts\":["
                        + alert
                        + "]}";
        String event = "{\"event_type\":\"alert\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"data\":" + data + "}";
        Schema events = SCHEMAS.getSchema(MessageSchemas.eventSchema());

        assertThat(events.validate(event, InputFormat.JSON)).isEmpty();
        assertThat(events.validate(event.replace("\"groupKey\"", "\"group\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(events.validate(event.replace("\"firing\"", "\"burning\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(events.validate(event.replace("\"alert\"", "\"another\""), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void everyReferenceOfTheAsyncApiDocumentLeadsSomewhere() throws Exception {
        JsonNode document = WireSamples.MAPPER.readTree(MessageSchemas.asyncApi());

        assertThat(document.findValuesAsText("$ref")).hasSizeGreaterThan(10).allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
    }

    @Test
    void theAsyncApiDocumentHasEveryTopicWithItsSize() throws Exception {
        JsonNode channels =
                WireSamples.MAPPER.readTree(MessageSchemas.asyncApi()).get("channels");

        for (TopicCategory category : TopicCategory.values()) {
            boolean perModel = category == TopicCategory.DATA_RESPONSES_PREFIX;
            JsonNode channel = channels.get(perModel ? "data_responses" : category.key());
            JsonNode kafka = channel.at("/bindings/kafka");
            assertThat(channel.get("address").asText())
                    .isEqualTo(category.topicName() + (perModel ? ".{model_id}" : ""));
            assertThat(kafka.get("partitions").asInt()).isEqualTo(category.partitions());
            assertThat(kafka.get("replicas").asInt()).isEqualTo(category.replication());
        }
    }
}
