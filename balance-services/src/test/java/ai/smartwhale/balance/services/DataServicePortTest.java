// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DataServicePortTest {

    private static final DataRequest REQUEST = MessageSchemas.createDataRequest(
            "model",
            RequestPayload.builder("model")
                    .dataSource(DataSource.WIKI)
                    .parameters(Map.of("query", "whale", "language", "en"))
                    .timeout(Duration.ofSeconds(25))
                    .tags(List.of("a"))
                    .build(),
            Priority.HIGH,
            Clock.systemUTC());

    @Test
    void aRequestIsAskedAsItIsAndItsAnswerCarriesItsId() throws Exception {
        try (InMemoryKafka kafka = InMemoryKafka.create();
                ScriptedDataService data = new ScriptedDataService(kafka.newService());
                Balance balance =
                        Balance.builder().kafkaService(kafka.newService()).build()) {
            balance.start();
            data.script("model", request -> List.of(Answers.success(request, "deep")));
            DataResponse answer =
                    balance.dataPort().fetch(REQUEST).toCompletableFuture().get(30, TimeUnit.SECONDS);
            assertThat(answer.payload().data()).contains("deep");
            assertThat(answer.metadata().requestId())
                    .isEqualTo(REQUEST.metadata().requestId());
            DataRequest seen = data.seen("model").get(0);
            assertThat(seen.metadata().priority()).isEqualTo(Priority.HIGH);
            assertThat(seen.payload().parameters())
                    .containsEntry("query", "whale")
                    .containsEntry("language", "en");
            assertThat(seen.payload().timeout()).isEqualTo(Duration.ofSeconds(25));
            assertThat(seen.payload().tags()).containsExactly("a");
            assertThat(seen.payload().responseTopic())
                    .isEqualTo(REQUEST.payload().responseTopic());
        }
    }

    @Test
    void cancellingForgetsTheRequest() {
        try (InMemoryKafka kafka = InMemoryKafka.create();
                ScriptedDataService data = new ScriptedDataService(kafka.newService());
                Balance balance =
                        Balance.builder().kafkaService(kafka.newService()).build()) {
            balance.start();
            data.script("model", request -> List.of());
            CompletableFuture<DataResponse> answer =
                    balance.dataPort().fetch(REQUEST).toCompletableFuture();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !data.seen("model").isEmpty());
            assertThat(balance.statistics().pending()).isOne();
            answer.cancel(true);
            assertThat(balance.statistics().pending()).isZero();
        }
    }
}
