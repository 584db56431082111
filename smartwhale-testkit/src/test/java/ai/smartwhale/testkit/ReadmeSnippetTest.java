// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ReadmeSnippetTest {

    @Test
    void theSnippetRuns() throws Exception {
        // readme: begin
        try (EmbeddedKafka broker = EmbeddedKafka.start();
                KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()));
                StandInDataService data = StandInDataService.builder(kafka)
                        .latency(Latency.logNormal(Duration.ofMillis(20), Duration.ofMillis(200)))
                        .start()) {
            String topic =
                    TopicManager.create(kafka).ensureModelTopic("model-1").get(10, TimeUnit.SECONDS);
            CompletableFuture<DataResponse> answer = new CompletableFuture<>();
            kafka.subscribe(
                    SubscriptionConfig.builder("readers", topic).build(),
                    MessageHandler.of(message -> answer.complete(DataResponse.fromBytes(message.value()))));

            RequestPayload question = RequestPayload.builder("model-1")
                    .dataSource(DataSource.WIKI)
                    .parameters(Map.of("query", "Blue whale", "language", "en"))
                    .build();
            kafka.sendDataRequest(
                    MessageSchemas.createDataRequest("model-1", question, Priority.HIGH, Clock.systemUTC()));

            assertThat(answer.get(10, TimeUnit.SECONDS).payload().data().toString())
                    .contains("The blue whale is the largest animal known to have lived.");
            assertThat(data.statistics().received()).isEqualTo(1);
        }
        // readme: end
    }

    @Test
    void theReadmeHoldsTheSnippet() throws IOException {
        Path module = Path.of(System.getProperty("smartwhale.root"), "smartwhale-testkit");
        String source = Files.readString(
                module.resolve("src/test/java").resolve(getClass().getName().replace('.', '/') + ".java"));
        String snippet = between(source, "        // readme: begin\n", "        // readme: end\n")
                .replaceAll("(?m)^ {8}", "");
        String readme = Files.readString(module.resolve("README.md"));
        assertThat(between(readme, "```java\n", "```")).isEqualTo(snippet);
    }

    private static String between(String text, String begin, String end) {
        assertThat(text).contains(begin);
        String rest = text.substring(text.indexOf(begin) + begin.length());
        return rest.substring(0, rest.indexOf(end));
    }
}
