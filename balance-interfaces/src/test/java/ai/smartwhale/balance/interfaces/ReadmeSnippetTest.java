// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.interfaces.model.Delivery;
import ai.smartwhale.balance.interfaces.model.ModelInterface;
import ai.smartwhale.balance.interfaces.model.PreparedRequest;
import ai.smartwhale.balance.interfaces.model.RequestHandler;
import ai.smartwhale.balance.interfaces.model.ResponseListener;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadmeSnippetTest {

    /** The code of the README with the one change that it runs in memory. */
    @Test
    void theSnippetRuns() throws Exception {
        try (InMemoryKafka brokers = InMemoryKafka.create();
                CommonsExecutors executors = CommonsExecutors.create("readme")) {
            KafkaService kafka = brokers.newService();
            kafka.connect();
            TopicManager.create(kafka).initializeAllTopics().join();
            // README begins
            kafka.connect();

            ModelInterface models = ModelInterface.create(kafka, executors);
            models.registerModel("model-1", ResponseListener.NONE).join();

            PreparedRequest request = RequestHandler.create()
                    .preprocessRequest(Map.of(
                            "payload",
                            Map.of(
                                    "model_id",
                                    "model-1",
                                    "data_source",
                                    "wiki",
                                    "parameters",
                                    Map.of("query", " نهنگ "))));
            CompletableFuture<DataResponse> answer = models.sendRequest(request.request());
            // README ends
            ResponsePayload payload = ResponsePayload.builder(
                            request.request().payload().operation(),
                            ResponseStatus.SUCCESS,
                            request.request().payload().dataType())
                    .data(7)
                    .build();
            assertThat(request.request().payload().parameters()).containsEntry("title", "نهنگ");
            Delivery delivery = models.receiveResponse(
                            MessageSchemas.createDataResponse(request.request(), payload, Clock.systemUTC()))
                    .get(30, TimeUnit.SECONDS);
            assertThat(delivery).isEqualTo(Delivery.ANSWERED);
            assertThat(answer.get(30, TimeUnit.SECONDS).payload().data()).contains(7);
            models.close();
            kafka.close();
        }
    }

    @Test
    void theSnippetOfTheReadmeIsThisOne() throws Exception {
        Path module = Path.of(System.getProperty("smartwhale.root", "..")).resolve("balance-interfaces");
        String readme = Files.readString(module.resolve("README.md"));
        int from = readme.indexOf("```java") + "```java".length();
        String shown = readme.substring(from, readme.indexOf("```", from));
        String source = Files.readString(
                module.resolve("src/test/java/ai/smartwhale/balance/interfaces/ReadmeSnippetTest.java"));
        String begin = "// README begins\n";
        String run = source.substring(source.indexOf(begin) + begin.length(), source.indexOf("// README ends\n"));
        String first = "KafkaService kafka = KafkaService.create(KafkaConfig.of(brokers));";
        assertThat(words(shown)).isEqualTo(words(first + run));
    }

    private static String words(String code) {
        return code.replaceAll("\\s+", "");
    }
}
