// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A host may test without a broker, and with as many models as it likes. */
class InMemoryTest {

    private static final int MODELS = 1_000;

    @Test
    void aThousandModelsAreServedByTwoSubscriptionsAndFewThreads() {
        BalanceConfig config = BalanceConfig.builder()
                .instanceId("in-memory")
                .defaultTimeout(Duration.ofMinutes(2))
                .build();
        try (InMemoryKafka kafka = InMemoryKafka.create();
                ScriptedDataService data = new ScriptedDataService(kafka.newService());
                Balance balance = Balance.builder()
                        .kafkaService(kafka.newService())
                        .config(config)
                        .build()) {
            balance.start();
            List<CompletableFuture<DataResponse>> answers = IntStream.range(0, MODELS)
                    .mapToObj(i -> {
                        data.script("model-" + i, request -> List.of(Answers.success(request, i)));
                        return balance.request(DataQuery.of("model-" + i, "q" + i));
                    })
                    .toList();
            for (int i = 0; i < MODELS; i++) {
                DataResponse answer =
                        answers.get(i).orTimeout(150, TimeUnit.SECONDS).join();
                assertThat(answer.payload().data()).contains(i);
                assertThat(answer.metadata().destination()).isEqualTo("model-" + i);
            }
            assertThat(balance.modelService().registeredModels()).hasSize(MODELS);
            assertThat(balance.kafkaService().subscriptions()).hasSize(2);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().startsWith(BalanceThreads.PREFIX))
                    .hasSizeLessThanOrEqualTo(
                            1 + Math.max(4, Runtime.getRuntime().availableProcessors()));
            assertThat(balance.statistics().answers()).isEqualTo(MODELS);
        }
    }
}
