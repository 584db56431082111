// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.smartwhale.messaging.WireSamples.Sample;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WireSamplesTest {

    private static final long MOST_BYTES = 10_000_000;
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void sharedSamplesAreReadAsTheContractSays() throws Exception {
        assumeTrue(
                Files.exists(WireSamples.sharedFile()),
                () -> "no samples at " + WireSamples.sharedFile() + "; the bundled ones are tested alone");
        List<Sample> samples = WireSamples.shared();

        assertThat(samples).hasSizeGreaterThan(100);
        for (Sample sample : samples) {
            check(sample);
        }
    }

    @Test
    void bundledSamplesAreReadAsTheContractSays() throws Exception {
        List<Sample> samples = WireSamples.bundled();

        assertThat(samples).hasSizeGreaterThan(10);
        for (Sample sample : samples) {
            check(sample);
        }
    }

    private static void check(Sample sample) throws Exception {
        assertThat(AllocationMeter.bytesOf(() -> read(sample)))
                .as(sample.name())
                .isLessThan(MOST_BYTES);
        ReadResult<?> result = read(sample);
        if (sample.valid()) {
            assertThat(result).as(sample.name()).isInstanceOf(ReadResult.Accepted.class);
            checkAccepted(sample, result.orElseThrow());
        } else {
            assertThat(result).as(sample.name()).isInstanceOfSatisfying(ReadResult.Refused.class, refused -> {
                assertThat(refused.refusal().code()).isEqualTo(ErrorCode.INVALID_REQUEST);
                assertThat(refused.refusal().reason()).isNotBlank();
            });
        }
    }

    private static void checkAccepted(Sample sample, Object message) throws Exception {
        String written = message instanceof DataRequest request ? request.toJson() : ((DataResponse) message).toJson();
        JsonNode expected = normalise(WireSamples.MAPPER.readTree(sample.json()));
        JsonNode actual = WireSamples.MAPPER.readTree(written);
        assertCovers(sample.name(), expected, actual);
        String schema = sample.isResponse() ? MessageSchemas.dataResponseSchema() : MessageSchemas.dataRequestSchema();
        Schema compiled = SCHEMAS.getSchema(schema);
        assertThat(compiled.validate(written, InputFormat.JSON))
                .as(sample.name())
                .isEmpty();
        if (!sample.kind().equals("raw")) {
            assertThat(compiled.validate(sample.json(), InputFormat.JSON))
                    .as(sample.name())
                    .isEmpty();
            assertThat(actual).as(sample.name()).isEqualTo(expected);
        }
    }

    private static ReadResult<?> read(Sample sample) {
        return sample.isResponse()
                ? MessageReader.readResponse(sample.bytes())
                : MessageReader.readRequest(sample.bytes());
    }

    /** What the reader is meant to change: the case of enums, and the query that an alias stands for. */
    private static JsonNode normalise(JsonNode message) {
        ObjectNode payload = (ObjectNode) message.get("payload");
        for (String name : List.of("operation", "data_type", "data_source", "status")) {
            if (payload.path(name).isTextual()) {
                payload.put(name, payload.get(name).asText().toLowerCase(Locale.ROOT));
            }
        }
        if (payload.path("parameters").path("title").isTextual()
                && payload.path("parameters").path("query").isMissingNode()) {
            ((ObjectNode) payload.get("parameters"))
                    .set("query", payload.get("parameters").get("title"));
        }
        return message;
    }

    /** Everything that was there is there still; what was missing has a default. */
    private static void assertCovers(String name, JsonNode expected, JsonNode actual) {
        for (String section : List.of("metadata", "payload")) {
            expected.get(section)
                    .properties()
                    .forEach(field -> assertThat(actual.get(section).get(field.getKey()))
                            .as(name + " " + field.getKey())
                            .isEqualTo(field.getValue()));
        }
    }
}
