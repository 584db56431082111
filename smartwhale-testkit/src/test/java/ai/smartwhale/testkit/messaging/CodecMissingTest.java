// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.CompressionCodec;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.SubscriptionConfig.Start;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import ai.smartwhale.testkit.TestTopics;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedKafkaExtension.class)
class CodecMissingTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int EACH = 100;

    @Test
    void aPartitionThatCannotBeReadStopsNoOtherLosesNothingAndIsNamed(EmbeddedKafka broker) throws Exception {
        String group = TestTopics.unique("lean");
        List<String> readable = IntStream.range(0, 4)
                .mapToObj(i -> TestTopics.unique("lz4-" + i))
                .toList();
        List<String> unreadable = List.of(TestTopics.unique("zstd"), TestTopics.unique("snappy"));
        List<String> expected = new ArrayList<>();
        for (String topic : readable) {
            expected.addAll(fill(broker, topic, "lz4"));
        }
        List<String> rest = new ArrayList<>(fill(broker, unreadable.get(0), "zstd"));
        rest.addAll(fill(broker, unreadable.get(1), "snappy"));
        List<String> topics =
                Stream.concat(unreadable.stream(), readable.stream()).toList();

        Process lean = lean(broker, group, topics);
        try {
            Queue<String> said = read(lean);
            await().atMost(LONG).until(() -> count(said, "handled ") >= expected.size());
            await().atMost(LONG)
                    .until(() -> said.stream()
                            .anyMatch(line -> line.startsWith("health RUNNING")
                                    && line.contains(" is not on the class path; add ")
                                    && unreadable.stream().anyMatch(line::contains)));
            expected.addAll(fill(broker, readable.get(3), "gzip"));
            await().atMost(LONG).until(() -> count(said, "handled ") >= expected.size());
            lean.getOutputStream().write(10);
            lean.getOutputStream().flush();
            assertThat(lean.waitFor(60, TimeUnit.SECONDS)).isTrue();
            await().atMost(LONG).until(() -> said.contains("closed true"));
            assertThat(said).contains("refused " + CompressionCodec.ZSTD.dependency());
            assertThat(said.stream()
                            .filter(line -> line.startsWith("handled "))
                            .map(line -> line.substring("handled ".length())))
                    .containsExactlyInAnyOrderElementsOf(expected);
        } finally {
            lean.destroyForcibly();
        }

        Queue<String> heirs = new ConcurrentLinkedQueue<>();
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()))) {
            kafka.connect();
            kafka.subscribe(
                    SubscriptionConfig.builder(group, topics.toArray(String[]::new))
                            .start(Start.EARLIEST)
                            .build(),
                    MessageHandler.of(message -> heirs.add(message.text())));
            await().atMost(LONG).until(() -> heirs.size() >= rest.size());
        }
        assertThat(heirs).containsExactlyInAnyOrderElementsOf(rest);
    }

    private static List<String> fill(EmbeddedKafka broker, String topic, String compression) {
        List<String> texts = IntStream.range(0, EACH)
                .mapToObj(i -> compression + '-' + topic + '-' + i)
                .toList();
        try (KafkaService kafka = KafkaService.create(KafkaConfig.builder(broker.bootstrapServers())
                .compression(compression)
                .build())) {
            kafka.connect();
            kafka.createTopic(TopicSpec.of(topic, 1, 1)).join();
            assertThat(kafka.sendBatch(texts.stream()
                                    .map(text -> OutgoingMessage.of(topic, "k", text))
                                    .toList())
                            .join()
                            .failures())
                    .isEmpty();
        }
        return texts;
    }

    private static Process lean(EmbeddedKafka broker, String group, List<String> topics) throws IOException {
        String classes = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("zstd-jni") && !entry.contains("snappy-java"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                LeanConsumer.class.getName(),
                broker.bootstrapServers(),
                group));
        command.addAll(topics);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Queue<String> read(Process process) {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        BufferedReader reader = process.inputReader();
        Thread thread = new Thread(() -> reader.lines().forEach(lines::add), "reads-lean");
        thread.setDaemon(true);
        thread.start();
        return lines;
    }

    private static long count(Queue<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).count();
    }
}
