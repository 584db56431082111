// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import ai.smartwhale.testkit.TestTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedKafkaExtension.class)
class CrashTest {

    private static final int MESSAGES = 20_000;
    private static final Duration LONG = Duration.ofSeconds(120);

    @Test
    void aConsumerKilledInTheMiddleAndStartedAgainHandlesEveryMessageAtLeastOnce(
            EmbeddedKafka broker, @TempDir Path directory) throws Exception {
        String topic = TestTopics.unique("crash");
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()))) {
            kafka.connect();
            kafka.createTopic(TopicSpec.of(topic, 4, 1)).join();
            List<OutgoingMessage> messages = IntStream.range(0, MESSAGES)
                    .mapToObj(i -> OutgoingMessage.of(topic, "key-" + i % 200, Integer.toString(i)))
                    .toList();
            assertThat(kafka.sendBatch(messages).join().failures()).isEmpty();
        }
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        Process victim = consumer(broker, topic, first, MESSAGES / 2);
        try {
            await().atMost(LONG).until(() -> lines(first) > MESSAGES / 10);
        } finally {
            victim.destroyForcibly();
        }
        assertThat(victim.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(lines(first)).isLessThan(MESSAGES);
        Process heir = consumer(broker, topic, second, MESSAGES);
        try {
            await().atMost(LONG).until(() -> handled(first, second).size() == MESSAGES);
        } finally {
            heir.destroyForcibly();
        }
    }

    private static Process consumer(EmbeddedKafka broker, String topic, Path file, int most) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingConsumer.class.getName(),
                        broker.bootstrapServers(),
                        topic,
                        file.toString(),
                        Integer.toString(most))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static long lines(Path file) throws IOException {
        return Files.exists(file) ? complete(file).size() : 0;
    }

    private static Set<String> handled(Path... files) throws IOException {
        Set<String> all = new HashSet<>();
        for (Path file : files) {
            if (Files.exists(file)) {
                all.addAll(complete(file));
            }
        }
        return all;
    }

    /** The lines that were written to their end before the crash. */
    private static List<String> complete(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        int end = text.lastIndexOf('\n');
        return end < 0 ? List.of() : List.of(text.substring(0, end).split("\n"));
    }
}
