// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.logging.elastic.ElasticHandlerConfig;
import ai.smartwhale.commons.logging.spool.DeliveryConfig;
import ai.smartwhale.commons.logging.spool.SpoolConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real OpenSearch 2.19 inside this JVM. */
@Timeout(300)
class ElasticHandlerOnOpenSearchTest {

    private static final Duration LONG = Duration.ofSeconds(120);
    private static final int BASE_PORT = 19_200;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path data;

    @TempDir
    Path directory;

    private static OpenSearchRunner runner;
    private static URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        runner = new OpenSearchRunner();
        runner.setMaxHttpPort(BASE_PORT + 100);
        runner.build(OpenSearchRunner.newConfigs()
                .clusterName("logs-" + ProcessHandle.current().pid())
                .basePath(data.toString())
                .numOfNode(1)
                .baseHttpPort(BASE_PORT)
                .useLogger());
        runner.ensureYellow();
        address = URI.create("http://127.0.0.1:" + runner.node().settings().get("http.port"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (runner != null) {
            runner.close();
        }
    }

    private JsonNode call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private long count(String index) throws Exception {
        call("POST", "/" + index + "/_refresh", "");
        return call("GET", "/" + index + "/_count", "").path("count").asLong();
    }

    private ElasticHandler open(String index) {
        return ElasticHandler.open(
                ElasticHandlerConfig.builder(address, SpoolConfig.of(directory.resolve(index.replace('{', '_'))))
                        .index(index)
                        .delivery(DeliveryConfig.defaults()
                                .withBackoff(Duration.ofMillis(100), Duration.ofSeconds(1)))
                        .build(),
                LogRecords.JSON,
                HandlerSettings.of("opensearch"));
    }

    @Test
    void everyLineIsFoundOnceInTheIndexOfItsDay() throws Exception {
        try (ElasticHandler handler = open("plain-{uuuu.MM.dd}")) {
            for (int i = 0; i < 3_000; i++) {
                handler.writeLog(LogRecords.of("m" + i));
            }
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(count("plain-2026.01.02")).isEqualTo(3_000);
            assertThat(handler.counts().written()).isEqualTo(3_000);
            assertThat(handler.counts().balanced()).isTrue();
        }
    }

    @Test
    void aDataStreamIsWrittenTo() throws Exception {
        call(
                "PUT",
                "/_index_template/streams",
                "{\"index_patterns\":[\"stream-*\"],\"data_stream\":{},\"priority\":200}");
        try (ElasticHandler handler = open("stream-logs")) {
            for (int i = 0; i < 200; i++) {
                handler.writeLog(LogRecords.of("m" + i));
            }
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(count("stream-logs")).isEqualTo(200);
        }
    }

    @Test
    void linesThatDoNotFitTheMappingGoToTheQuarantineAndTheOthersArrive() throws Exception {
        call("PUT", "/strict", "{\"mappings\":{\"properties\":{\"message\":{\"type\":\"long\"}}}}");
        try (ElasticHandler handler = open("strict")) {
            for (int i = 0; i < 100; i++) {
                handler.writeLog(LogRecords.of(i % 10 == 0 ? "words" : Integer.toString(i)));
            }
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(count("strict")).isEqualTo(90);
            assertThat(handler.counts().dropped(DropReason.REJECTED)).isEqualTo(10);
            assertThat(handler.counts().quarantined()).isEqualTo(10);
        }
    }
}
