// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import ai.smartwhale.testkit.Misbehaviour;
import ai.smartwhale.testkit.StandInDataService;
import ai.smartwhale.testkit.TestTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Data service that really collects, and spoils a part of its answers in each way that there is. */
@ExtendWith(EmbeddedKafkaExtension.class)
class MisbehavingDataServiceTest {

    private static final List<String> ELEMENTS = List.of("H", "He", "Li", "Be", "B", "C", "N", "O", "F", "Ne");
    private static final int ROUNDS = 3;

    private final List<String> models = List.of(TestTopics.unique("a"), TestTopics.unique("b"));

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.Kind.class,
            names = {"TWICE", "LATE", "GARBAGE", "MISDIRECTED", "MIXED_UP"})
    void everybodyGetsHisOwnAnswerOrNone(Misbehaviour.Kind kind, EmbeddedKafka broker) {
        Misbehaviour misbehaviour = Misbehaviour.create(Duration.ofSeconds(2));
        BalanceConfig config = BalanceConfig.builder().serveModelRequests(false).build();
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()));
                StandInDataService data = StandInDataService.builder(kafka)
                        .misbehaviour(misbehaviour)
                        .seed(11)
                        .start();
                AnswerCache cache = AnswerCache.builder().build();
                Balance balance = Balance.builder()
                        .bootstrapServers(broker.bootstrapServers())
                        .config(config)
                        .answerCache(cache)
                        .build()) {
            balance.start();
            Map<String, Object> right = new LinkedHashMap<>();
            ELEMENTS.forEach(element -> right.put(element, dataOf(end(balance, models.get(0), element, 60))));
            assertThat(right.values()).doesNotHaveDuplicates();

            misbehaviour.begin(kind, 0.4);
            int answered = 0;
            for (int round = 0; round < ROUNDS; round++) {
                answered += judge(round(balance, 1), right);
            }
            misbehaviour.end();
            assertThat(misbehaviour.count(kind)).isPositive();
            assertThat(answered).isPositive();
            assertThat(judge(round(balance, 60), right)).isEqualTo(models.size() * ELEMENTS.size());
            assertThat(balance.statistics().pending()).isZero();
            assertThat(data.statistics().received()).isPositive();
        }
    }

    /** Every model asks for every element, past the cache on the way in, but not on the way out. */
    private Map<String, List<CompletableFuture<DataResponse>>> round(Balance balance, int seconds) {
        Map<String, List<CompletableFuture<DataResponse>>> asked = new LinkedHashMap<>();
        for (String element : ELEMENTS) {
            for (String model : models) {
                asked.computeIfAbsent(element, key -> new ArrayList<>())
                        .add(balance.request(query(model, element, seconds).build()));
            }
        }
        return asked;
    }

    /** How many were answered; none of them wrongly. */
    private static int judge(Map<String, List<CompletableFuture<DataResponse>>> asked, Map<String, Object> right) {
        int answered = 0;
        for (Map.Entry<String, List<CompletableFuture<DataResponse>>> each : asked.entrySet()) {
            for (CompletableFuture<DataResponse> future : each.getValue()) {
                DataResponse response = future.orTimeout(60, TimeUnit.SECONDS).join();
                if (response.payload().status() == ResponseStatus.TIMEOUT) {
                    continue;
                }
                assertThat(dataOf(response)).isEqualTo(right.get(each.getKey()));
                answered++;
            }
        }
        return answered;
    }

    private static DataResponse end(Balance balance, String model, String element, int seconds) {
        return balance.request(query(model, element, seconds).build())
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private static DataQueryBuilder query(String model, String element, int seconds) {
        return DataQuery.builder(model)
                .query("symbol=" + element)
                .source(DataSource.DATABASE)
                .requireFresh(true)
                .timeout(Duration.ofSeconds(seconds));
    }

    private static Object dataOf(DataResponse response) {
        assertThat(response.payload().status()).isEqualTo(ResponseStatus.SUCCESS);
        return response.payload().data().orElseThrow();
    }
}
