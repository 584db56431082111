// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeSnippetTest {

    /** The code of the README with the one change that it runs in memory. */
    @Test
    void theSnippetRuns() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        try (InMemoryKafka brokers = InMemoryKafka.create()) {
            KafkaService kafka = brokers.newService();
            // README begins
            kafka.connect();
            kafka.createTopic(TopicSpec.of("smartwhale.models.example", 3, 2)).join();

            SubscriptionConfig config = SubscriptionConfig.builder("example-group", "smartwhale.models.example")
                    .build();
            Subscription subscription =
                    kafka.subscribe(config, MessageHandler.of(message -> received.add(message.text())));

            SendReceipt receipt = kafka.sendMessage("smartwhale.models.example", "model-1", "hello")
                    .join();
            // README ends
            assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo("hello");
            assertThat(receipt.topic()).isEqualTo("smartwhale.models.example");
            assertThat(subscription.close(java.time.Duration.ofSeconds(10))).isTrue();
            kafka.close();
        }
    }

    @Test
    void theSnippetOfTheReadmeIsThisOne() throws Exception {
        Path root = Path.of(System.getProperty("smartwhale.root", ".."));
        String readme = Files.readString(root.resolve("smartwhale-messaging/README.md"));
        String shown = readme.substring(readme.indexOf("```java") + 7, readme.indexOf("```\n\n- **Messages.**"));
        String source = Files.readString(
                root.resolve("smartwhale-messaging/src/test/java/ai/smartwhale/messaging/ReadmeSnippetTest.java"));
        String run = source.substring(
                source.indexOf("// README begins") + "// README begins".length(), source.indexOf("// README ends"));
        String first = "KafkaService kafka = KafkaService.create(KafkaConfig.of(brokers));";
        assertThat(words(shown)).isEqualTo(words(first + run));
    }

    private static String words(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining()).replaceAll("\\s+", "");
    }
}
