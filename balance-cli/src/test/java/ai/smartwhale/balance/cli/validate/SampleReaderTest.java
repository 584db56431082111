// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.cli.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleReaderTest {

    private static final String METADATA =
            "\"metadata\": {\"request_id\": \"r\", \"timestamp\": \"t\", \"source\": \"s\", \"destination\": \"d\"}";
    private static final String REQUEST = "{" + METADATA
            + ", \"payload\": {\"operation\": \"FETCH_DATA\", \"model_id\": \"m\", \"data_type\": \"text\"}}";
    private static final String RESPONSE = "{" + METADATA
            + ", \"payload\": {\"operation\": \"fetch_data\", \"status\": \"success\", \"data_type\": \"text\"}}";

    private static List<String> judge(String... lines) throws IOException {
        List<String> judged = new ArrayList<>();
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        SampleReader.read(new ByteArrayInputStream(bytes), judgement -> judged.add(judgement.line()));
        return judged;
    }

    private static String quoted(String json) throws IOException {
        return new ObjectMapper().writeValueAsString(json);
    }

    @Test
    void acceptsRequestsAndResponsesAsTextOrAsObject() throws IOException {
        assertThat(judge(
                        "{\"name\": \"a\", \"json\": " + quoted(REQUEST) + "}",
                        "",
                        "{\"json\": " + REQUEST + " , \"name\": \"b\"}",
                        "{\"name\": \"c\", \"other\": [{}], \"json\": " + RESPONSE + "}",
                        "{\"json\": " + quoted(RESPONSE) + "}"))
                .containsExactly("a\taccepted\t\t", "b\taccepted\t\t", "c\taccepted\t\t", "line 5\taccepted\t\t");
    }

    @Test
    void saysWhyAMessageIsRefused() throws IOException {
        String noModel = REQUEST.replace("\"model_id\": \"m\", ", "");
        assertThat(judge("{\"name\": \"a\", \"json\": " + quoted(noModel) + "}").get(0))
                .startsWith("a\trefused\tinvalid_request\t")
                .contains("model_id");
        String badStatus = RESPONSE.replace("success", "perhaps");
        assertThat(judge("{\"name\": \"b\", \"json\": " + badStatus + "}").get(0))
                .startsWith("b\trefused\tinvalid_request\t")
                .contains("status");
    }

    @Test
    void refusesLinesThatAreNotSamplesAndGoesOn() throws IOException {
        List<String> judged = judge(
                "not json",
                "[1, 2]",
                "{\"name\": \"x\"}",
                "{\"name\": \"x\", \"json\": 5}",
                "{\"name\": \"x\", \"json\": null}",
                "{\"name\": \"x\", \"json\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                "{\"name\": \"tab\\there\", \"json\": " + REQUEST + "}");
        assertThat(judged).hasSize(7);
        assertThat(judged.get(0)).startsWith("line 1\trefused\tinvalid_request\tline 1 is not JSON");
        assertThat(judged.get(1)).isEqualTo("line 2\trefused\tinvalid_request\tline 2 is not a JSON object");
        assertThat(judged.get(2)).isEqualTo("line 3\trefused\tinvalid_request\tline 3 has no field json");
        assertThat(judged.subList(3, 6)).allMatch(line -> line.startsWith("x\trefused\tinvalid_request\t"));
        assertThat(judged.get(6)).isEqualTo("tab\ufffdhere\taccepted\t\t");
        assertThat(judged).allMatch(line -> line.chars().filter(c -> c == '\t').count() == 3);
    }

    @Test
    void keepsNoMoreOfALineThanItsBound() throws IOException {
        InputStream endless = new InputStream() {
            private long left = BoundedLines.LONGEST + 1L;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }
        };
        List<String> judged = new ArrayList<>();
        SampleReader.read(endless, judgement -> judged.add(judgement.line()));
        assertThat(judged)
                .containsExactly(
                        "line 1\trefused\tinvalid_request\tline 1 longer than " + BoundedLines.LONGEST + " bytes");
    }

    @Test
    void agreesWithTheSamplesOfTheWire() throws IOException {
        Path samples = SharedData.require("wire/messages.jsonl");
        List<String> expected = new ArrayList<>();
        for (String line : Files.readAllLines(samples)) {
            JsonNode sample = new ObjectMapper().readTree(line);
            expected.add(
                    sample.get("name").asText() + '\t' + (sample.get("valid").asBoolean() ? "accepted" : "refused"));
        }
        List<String> judged = new ArrayList<>();
        try (InputStream in = Files.newInputStream(samples)) {
            SampleReader.read(in, judgement -> {
                String[] parts = judgement.line().split("\t", -1);
                judged.add(parts[0] + '\t' + parts[1]);
            });
        }
        assertThat(judged).hasSizeGreaterThan(100).isEqualTo(expected);
    }
}
