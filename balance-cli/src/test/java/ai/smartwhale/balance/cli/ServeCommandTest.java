// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.cli.console.Terminal;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import ai.smartwhale.testkit.TestTopics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

@ExtendWith(EmbeddedKafkaExtension.class)
class ServeCommandTest {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Test
    void servesModelsFromElsewhereUntilItIsToldToStop(EmbeddedKafka broker) throws Exception {
        StringWriter out = new StringWriter();
        CommandLine program =
                Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(new StringWriter(), true));
        program.parseArgs("serve", "-b", broker.bootstrapServers(), "--with-data-service", "--error-rate=0");
        ServeCommand serve = program.getSubcommands().get("serve").getCommand();
        CountDownLatch stop = new CountDownLatch(1);
        ExecutorService background = Executors.newSingleThreadExecutor();
        try (KafkaService model = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()))) {
            Future<Integer> code = background.submit(() -> serve.serve(stop));
            await().atMost(LONGEST).until(() -> code.isDone() || out.toString().contains("ready: serving"));
            assertThat(answer(model, TestTopics.unique("remote"))).contains("\"success\"", "Helium");
            assertThat(code.isDone()).isFalse();
            stop.countDown();
            assertThat(code.get(LONGEST.toSeconds(), TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
            assertThat(out.toString().lines()).hasSize(2).last().isEqualTo("stopped");
        } finally {
            stop.countDown();
            background.shutdownNow();
        }
    }

    /** What a model in another process does: it posts its request and reads its own topic. */
    private static String answer(KafkaService kafka, String modelId) throws Exception {
        kafka.connect();
        String topic = TopicManager.create(kafka).ensureModelTopic(modelId).join();
        CompletableFuture<String> answer = new CompletableFuture<>();
        SubscriptionConfig all = SubscriptionConfig.builder("remote-" + modelId, topic)
                .mode(SubscriptionConfig.Mode.ALL)
                .commits(false)
                .build();
        kafka.subscribe(all, MessageHandler.of(message -> answer.complete(message.text())));
        RequestPayload payload = RequestPayload.builder(modelId)
                .dataType(DataType.TEXT)
                .dataSource(DataSource.DATABASE)
                .parameters(Map.of("query", "symbol=He"))
                .build();
        DataRequest request = MessageSchemas.createDataRequest(modelId, payload, Priority.DEFAULT, Clock.systemUTC());
        kafka.sendMessage(MessagingConstants.MODELS_REQUESTS, modelId, request).join();
        return answer.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }
}
