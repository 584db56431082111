// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import ai.smartwhale.testkit.TestTopics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Balance and a scripted Data service on a real broker, and a model of the test's own. */
@ExtendWith(EmbeddedKafkaExtension.class)
abstract class OnKafka {

    static final Duration LONG = Duration.ofSeconds(30);

    final String model = TestTopics.unique("model");
    EmbeddedKafka broker;
    ScriptedDataService data;
    Balance balance;
    RecordingListener listener;

    @BeforeEach
    void startServices(EmbeddedKafka kafka) {
        broker = kafka;
        data = new ScriptedDataService(KafkaService.create(KafkaConfig.of(kafka.bootstrapServers())));
        listener = new RecordingListener();
        balance = builder(config()).listener(listener).build();
        balance.start();
    }

    @AfterEach
    void closeServices() {
        balance.close(Duration.ofMillis(200));
        data.close();
    }

    BalanceConfig config() {
        return BalanceConfig.builder()
                .retryDelay(Duration.ofMillis(20))
                .serveModelRequests(false)
                .build();
    }

    BalanceBuilder builder(BalanceConfig config) {
        return Balance.builder().bootstrapServers(broker.bootstrapServers()).config(config);
    }

    void script(Function<DataRequest, List<DataResponse>> script) {
        data.script(model, script);
    }

    DataResponse ask(String query) {
        return get(balance.request(DataQuery.of(model, query)));
    }

    /**
     * Asks with ever more patience until the Data service has seen a request of the model that it did not answer in
     * time: on a slow machine one may be over before it leaves.
     */
    DataRequest letTimeOut(Balance asking, DataQueryBuilder query) {
        get(asking.registerModel(model));
        Duration patience = Duration.ofMillis(300);
        while (data.seen(model).isEmpty()) {
            assertThat(patience).isLessThan(LONG);
            DataResponse end = get(asking.request(query.timeout(patience).build()));
            assertThat(end.payload().status()).isEqualTo(ResponseStatus.TIMEOUT);
            patience = patience.multipliedBy(2);
        }
        return data.seen(model).get(0);
    }

    static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
    }
}
