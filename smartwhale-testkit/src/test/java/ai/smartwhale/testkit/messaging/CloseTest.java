// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import ai.smartwhale.testkit.TestTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedKafkaExtension.class)
class CloseTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void noThreadAndNoOpenFileIsLeftAfterClose(EmbeddedKafka broker) throws Exception {
        useOnce(broker, "warm-up");
        await().atMost(LONG).until(() -> ours("marked").isEmpty());
        long files = openSockets();
        useOnce(broker, "marked");
        await().atMost(LONG).until(() -> ours("marked").isEmpty());
        await().atMost(LONG).until(() -> openSockets() <= files);
    }

    @Test
    void nothingRunsBeforeConnect(EmbeddedKafka broker) {
        KafkaService kafka = KafkaService.create(
                KafkaConfig.builder(broker.bootstrapServers()).clientId("quiet").build());
        assertThat(ours("quiet")).isEmpty();
        assertThat(kafka.health().connected()).isFalse();
        kafka.close();
    }

    @Test
    void aServiceCanBeConnectedAgainAfterDisconnecting(EmbeddedKafka broker) {
        String topic = TestTopics.unique("again");
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()))) {
            kafka.connect();
            kafka.createTopic(TopicSpec.of(topic, 1, 1)).join();
            assertThat(kafka.disconnect()).isTrue();
            kafka.connect();
            assertThat(kafka.sendMessage(topic, "k", "text").join().offset()).isZero();
        }
    }

    private static void useOnce(EmbeddedKafka broker, String clientId) {
        String topic = TestTopics.unique("close");
        try (KafkaService kafka = KafkaService.create(KafkaConfig.builder(broker.bootstrapServers())
                .clientId(clientId)
                .build())) {
            kafka.connect();
            kafka.createTopic(TopicSpec.of(topic, 2, 1)).join();
            Handled handled = new Handled();
            kafka.subscribe(SubscriptionConfig.builder("g-" + topic, topic).build(), MessageHandler.of(handled::add));
            kafka.sendMessage(topic, "k", "0").join();
            handled.awaitAll(1, LONG);
        }
    }

    private static List<String> ours(String clientId) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains(clientId))
                .toList();
    }

    /** Sockets of this process, where the system shows them; elsewhere none, and only the threads count. */
    private static long openSockets() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(descriptors)) {
            return files.filter(CloseTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            return false;
        }
    }
}
