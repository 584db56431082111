// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.cli.console.Terminal;
import ai.smartwhale.messaging.CompressionCodec;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.PermanentFailureException;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import ai.smartwhale.testkit.OldBroker;
import ai.smartwhale.testkit.TestTopics;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedKafkaExtension.class)
class CommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private int on(EmbeddedKafka broker, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--bootstrap-servers";
        all[arguments.length + 1] = broker.bootstrapServers();
        return run(all);
    }

    @Test
    void aReplayLosesNothingDeliversNothingTwiceAndReports(EmbeddedKafka broker, @TempDir Path directory)
            throws Exception {
        Path report = directory.resolve("report.html");
        int code = on(
                broker,
                "replay",
                "--speed=max",
                "--latency=1ms",
                "--error-rate=0.5",
                "--duplicate-rate=0.5",
                "--no-cache",
                "--json",
                "--report=" + report);
        assertThat(code).as("%s%s", out, err).isEqualTo(ExitCode.OK);
        JsonNode totals = new ObjectMapper().readTree(out.toString());
        assertThat(totals.path("requests").asInt()).isEqualTo(600);
        assertThat(totals.path("answers").asInt() + totals.path("errors").asInt())
                .isEqualTo(600);
        assertThat(totals.path("lost").asInt(-1)).isZero();
        assertThat(totals.path("duplicates_delivered").asInt(-1)).isZero();
        assertThat(totals.path("duplicates_dropped").asInt()).isPositive();
        assertThat(totals.path("retries").asInt()).isPositive();
        assertThat(Files.readString(report))
                .contains("<svg", "600")
                .doesNotContainPattern("(src|href)=\"https?://")
                .doesNotContain("<script src");
    }

    @Test
    void theWireSamplesAreJudged() throws Exception {
        Path samples = SharedData.require("wire/messages.jsonl");
        assertThat(run("validate", samples.toString())).isEqualTo(ExitCode.OK);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(Files.readAllLines(samples).size());
        assertThat(lines.stream().filter(line -> line.contains("\trefused\tinvalid_request\t")))
                .hasSize(8);
        assertThat(lines.stream().filter(line -> line.contains("\taccepted\t"))).hasSize(lines.size() - 8);
    }

    @Test
    void oneRequestIsAnswered() throws Exception {
        int code = run(
                "request",
                "--embedded",
                "--error-rate=0",
                "--model=m",
                "--query=symbol=He",
                "--source=database",
                "--json");
        assertThat(code).as("%s%s", out, err).isEqualTo(ExitCode.OK);
        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .path("payload")
                        .path("status")
                        .asText())
                .isEqualTo("success");
        assertThat(out.toString()).contains("Helium");
    }

    @Test
    void topicsAreCreatedListedAndDescribed(EmbeddedKafka broker) {
        assertThat(on(broker, "topics", "create")).isEqualTo(ExitCode.OK);
        assertThat(on(broker, "topics", "list")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("smartwhale.data.requests", "smartwhale.core.logs");
        assertThat(on(broker, "topics", "describe", "smartwhale.data.requests")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).containsPattern("partitions +5");
        assertThat(on(broker, "topics", "describe", "no.such.topic", "--json")).isEqualTo(ExitCode.PROBLEM);
        assertThat(out.toString()).isEqualToIgnoringNewLines("[ ]");
        assertThat(err.toString()).contains("No such topic: no.such.topic");
    }

    @Test
    void theDoctorNamesTheLibraryThatACompressedTopicAsksOfHosts(EmbeddedKafka broker) {
        String topic = "smartwhale.data.responses.compressed";
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()))) {
            kafka.connect();
            kafka.createTopic(new TopicSpec(topic, 1, 1, Map.of("compression.type", "zstd")))
                    .join();
            on(broker, "doctor", "--no-probe");
            kafka.deleteTopic(topic).join();
        }
        assertThat(out.toString())
                .contains("warning  compression: 1 topic is compressed by zstd: " + topic)
                .contains("without " + CompressionCodec.ZSTD.dependency());
    }

    @Test
    void theDoctorFindsAHealthyKafkaAndSaysWhatIsWrongWithNone(EmbeddedKafka broker) {
        assertThat(on(broker, "topics", "create")).isEqualTo(ExitCode.OK);
        int code = on(broker, "doctor");
        assertThat(code).as("%s%s", out, err).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("ok       topic smartwhale.data.requests: 5 partitions, 1 replicas")
                .contains("ok       permission to read smartwhale.models.requests: granted")
                .contains("ok       permission to read smartwhale.balance.metrics: granted")
                .contains("ok       round trip: written and read back")
                .contains("ok       clock: the broker agrees with this machine")
                .contains("warning  cluster: 1 broker")
                .doesNotContain("problem");
        int unreachable = run("doctor", "--bootstrap-servers", "127.0.0.1:1", "--connect-timeout=1s");
        assertThat(unreachable).as("%s%s", out, err).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(out.toString()).contains("problem  connection", "Check --bootstrap-servers");
    }

    @Test
    void theDoctorSaysThatABrokerIsTooOld() {
        try (OldBroker old = OldBroker.start(OldBroker.Release.KAFKA_1_0)) {
            int code = run("doctor", "--bootstrap-servers", old.bootstrapServers());
            assertThat(code).as("%s%s", out, err).isEqualTo(ExitCode.PROBLEM);
            assertThat(out.toString())
                    .contains("problem  connection: connecting to " + old.bootstrapServers())
                    .contains("Kafka 2.1 or later is needed")
                    .contains("Upgrade the brokers to Kafka 2.1 or later");
        }
    }

    @Test
    void theDoctorNamesTopicsWithOtherPartitionsThanDocumented(EmbeddedKafka broker) {
        String narrow = "smartwhale.data.responses." + TestTopics.unique("narrow");
        String wide = "smartwhale.data.responses." + TestTopics.unique("wide");
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()))) {
            kafka.connect();
            kafka.createTopic(TopicSpec.of(narrow, 1, 1)).join();
            kafka.createTopic(TopicSpec.of(wide, 12, 1)).join();
            on(broker, "doctor", "--no-probe");
            kafka.deleteTopic(narrow).join();
            kafka.deleteTopic(wide).join();
        }
        assertThat(out.toString())
                .contains("warning  topics of models: ", "2 with other than the documented 3 partitions")
                .contains(narrow + " has 1", wide + " has 12");
    }

    @Test
    void deadLettersAreListedAndReplayed(EmbeddedKafka broker) {
        String topic = TestTopics.unique("cli");
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()))) {
            kafka.connect();
            kafka.createTopic(TopicSpec.of(topic, 1, 1)).join();
            var subscription = kafka.subscribe(
                    SubscriptionConfig.builder("g-" + topic, topic).build(), message -> {
                        throw new PermanentFailureException("a reason", null);
                    });
            kafka.sendMessage(topic, "k", "poison").join();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> kafka.topicExists(topic + ".dlq").join());
            await().atMost(Duration.ofSeconds(30)).until(() -> subscription.lag() == 0);
        }
        assertThat(on(broker, "dlq", "list", topic)).as("%s", err).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("a reason");
        assertThat(on(broker, "dlq", "replay", topic, "--dry-run")).isEqualTo(ExitCode.OK);
        assertThat(on(broker, "dlq", "replay", topic)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("1");
    }

    @Test
    void wrongUsageIsSaidAndHasItsCode() {
        assertThat(run("replay", "--speed=backwards")).isEqualTo(ExitCode.USAGE);
        assertThat(run("replay", "--trace=/does/not/exist")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("/does/not/exist");
        assertThat(run("request", "--embedded", "--model=../etc", "--query=x")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("../etc");
        assertThat(run("--help")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("replay", "serve", "request", "topics", "doctor", "validate", "dlq");
    }

    @Test
    void theStartScriptIsSoundShell() throws Exception {
        Path script = Path.of(System.getProperty("smartwhale.root", ".."), "balance");
        assumeThat(Files.isExecutable(Path.of("/bin/sh"))).as("a POSIX shell").isTrue();
        Process shell = new ProcessBuilder("/bin/sh", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(shell.waitFor()).isZero();
    }
}
