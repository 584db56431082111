// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.testkit.TestTopics;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A client that shares no code with us asks and is answered. */
class KcatTest extends OnKafka {

    @Override
    BalanceConfig config() {
        return BalanceConfig.builder().build();
    }

    @Test
    void aForeignClientIsAnsweredOnTheTopicItNames() throws Exception {
        assumeThat(onPath("kcat"))
                .as("kcat is not on the PATH (Debian: apt-get install kcat)")
                .isTrue();
        String topic = TestTopics.unique("smartwhale.models.responses.client");
        script(request -> List.of(Answers.success(request, "found by " + model)));
        data.kafka()
                .createTopic(ai.smartwhale.messaging.TopicSpec.of(topic, 1, 1))
                .join();

        Process producer = kcat("-P", "-t", MessagingConstants.MODELS_REQUESTS, "-k", model);
        producer.getOutputStream().write(Samples.upperCase(model, topic).getBytes(StandardCharsets.UTF_8));
        producer.getOutputStream().close();
        assertThat(producer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(producer.exitValue()).isZero();

        Process consumer = kcat("-C", "-t", topic, "-o", "beginning", "-c", "1", "-q");
        try {
            await().atMost(LONG).until(() -> !consumer.isAlive());
            String answer = new String(consumer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .contains("\"status\":\"success\"")
                    .contains("found by " + model)
                    .contains("\"destination\":\"" + model + "\"");
        } finally {
            consumer.destroyForcibly();
        }
    }

    private Process kcat(String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of("kcat", "-b", broker.bootstrapServers()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean onPath(String program) {
        String path = java.util.Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .anyMatch(folder -> new File(folder, program).canExecute());
    }
}
