// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import ai.smartwhale.testkit.StandInDataService;
import ai.smartwhale.testkit.TestTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Data service that really collects, and that fails, repeats itself and forgets. */
@ExtendWith(EmbeddedKafkaExtension.class)
class UnreliableDataServiceTest {

    private static final int REQUESTS = 400;

    @Test
    void everyCallerHearsExactlyOnce(EmbeddedKafka broker) {
        BalanceConfig config = BalanceConfig.builder()
                .retryDelay(Duration.ofMillis(10))
                .defaultTimeout(Duration.ofSeconds(5))
                .serveModelRequests(false)
                .build();
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()));
                StandInDataService data = StandInDataService.builder(kafka)
                        .errorRate(0.2)
                        .duplicateRate(0.3)
                        .lossRate(0.05)
                        .seed(7)
                        .start();
                Balance balance = Balance.builder()
                        .bootstrapServers(broker.bootstrapServers())
                        .config(config)
                        .build()) {
            balance.start();
            AtomicInteger heard = new AtomicInteger();
            List<CompletableFuture<DataResponse>> answers = new ArrayList<>();
            List<String> models = List.of(TestTopics.unique("m"), TestTopics.unique("m"), TestTopics.unique("m"));
            models.forEach(model ->
                    balance.registerModel(model).orTimeout(60, TimeUnit.SECONDS).join());
            for (int i = 0; i < REQUESTS; i++) {
                DataQuery query = DataQuery.builder(models.get(i % models.size()))
                        .query("whale " + i)
                        .source(DataSource.WIKI)
                        .build();
                CompletableFuture<DataResponse> answer = balance.request(query);
                var unused = answer.whenComplete((response, failure) -> heard.incrementAndGet());
                answers.add(answer);
            }
            Map<ResponseStatus, Integer> ends = new EnumMap<>(ResponseStatus.class);
            answers.forEach(answer -> ends.merge(
                    answer.orTimeout(60, TimeUnit.SECONDS).join().payload().status(), 1, Integer::sum));

            BalanceStatistics statistics = balance.statistics();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(heard).hasValue(REQUESTS));
            assertThat(ends.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(REQUESTS);
            assertThat(statistics.pending()).isZero();
            assertThat(statistics.answers() + statistics.timeouts()).isEqualTo(REQUESTS);
            assertThat(statistics.retries()).isPositive();
            assertThat(statistics.duplicatesDropped()).isPositive();
            assertThat(statistics.timeouts()).isPositive();
            assertThat(ends.getOrDefault(ResponseStatus.TIMEOUT, 0)).isEqualTo((int) statistics.timeouts());
            assertThat(data.statistics()).isNotNull();
        }
    }
}
