// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import ai.smartwhale.testkit.StandInDataService;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The five lines of the first page are compiled and run here. */
@ExtendWith(EmbeddedKafkaExtension.class)
class RootReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("smartwhale.root", ".."));
    private static final String ADDRESS = "localhost:9092";

    private static void fiveLines(String brokers, PrintStream out) {
        // README begins
        try (Balance balance = Balance.builder().bootstrapServers(brokers).build()) {
            balance.start();
            DataQuery query = DataQuery.builder("sentiment")
                    .query("blue whale")
                    .source(DataSource.WEB)
                    .build();
            DataResponse answer = balance.request(query).join();
            out.println(
                    answer.payload().status() + " " + answer.payload().data().orElse("nothing"));
        }
        // README ends
    }

    @Test
    void theFiveLinesPrintAnAnswer(EmbeddedKafka broker) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()))) {
            kafka.connect();
            kafka.createTopic(ai.smartwhale.messaging.TopicSpec.of("smartwhale.data.requests", 5, 1))
                    .join();
            try (StandInDataService service = StandInDataService.builder(kafka).start()) {
                fiveLines(broker.bootstrapServers(), new PrintStream(printed, true, StandardCharsets.UTF_8));
                // The broker is shared: others may have left requests that no Data service has seen.
                assertThat(service.statistics().received()).isPositive();
            }
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("SUCCESS ")
                .contains("blue whale");
    }

    @Test
    void theReadmeShowsTheSameLines() throws Exception {
        String source = Files.readString(
                ROOT.resolve("balance-services/src/test/java/ai/smartwhale/balance/services/RootReadmeTest.java"));
        String run = source.substring(
                source.indexOf("// README begins") + "// README begins".length(), source.indexOf("// README ends"));
        String readme = Files.readString(ROOT.resolve("README.md"));
        String shown = readme.substring(readme.indexOf("```java") + "```java".length());
        shown = shown.substring(0, shown.indexOf("```"))
                .replace('"' + ADDRESS + '"', "brokers")
                .replace("System.out", "out");
        assertThat(shown.replaceAll("\\s+", "")).isEqualTo(run.replaceAll("\\s+", ""));
    }
}
