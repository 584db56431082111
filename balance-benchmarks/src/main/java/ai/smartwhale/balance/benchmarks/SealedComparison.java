// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.commons.security.DataEncryptor;
import ai.smartwhale.commons.security.KeyManager;
import ai.smartwhale.commons.security.KeyManagerConfig;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.PayloadCipher;
import ai.smartwhale.messaging.PayloadProtection;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.testkit.Collected;
import ai.smartwhale.testkit.Collector;
import ai.smartwhale.testkit.StandInDataService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What it costs to hide questions and answers of 1 KiB from end to end; both sides run in this process, as in a replay.
 */
final class SealedComparison {

    private static final int REQUESTS = 60_000;
    private static final int UNDER_WAY = 256;
    private static final Payloads QUESTIONS = new Payloads(5, 60);
    private static final Payloads ANSWERS = new Payloads(6, 960);

    private SealedComparison() {}

    static void run(int rounds) throws Exception {
        try (KeyManager keys = KeyManager.create(KeyManagerConfig.builder().build())) {
            keys.generateKeys(KeyPurpose.ENCRYPTION);
            PayloadProtection sealed =
                    PayloadProtection.of(PayloadCipher.of(DataEncryptor.create(keys)), Set.of("query"));
            try (Side clear = new Side(PayloadProtection.NONE);
                    Side hidden = new Side(sealed)) {
                new Rounds()
                        .add("in the clear", clear::ask)
                        .add("hidden from end to end", hidden::ask)
                        .run("Answers of 1 KiB, " + UNDER_WAY + " under way", rounds, REQUESTS);
            }
        }
    }

    /** A broker of its own, so that neither side reads the other's requests. */
    private static final class Side implements AutoCloseable {

        private final BrokerProcess broker;
        private final KafkaService kafka;
        private final StandInDataService data;
        private final Balance balance;

        Side(PayloadProtection protection) throws Exception {
            broker = BrokerProcess.start();
            kafka = KafkaService.create(
                    KafkaConfig.builder(broker.bootstrapServers()).build());
            kafka.connect();
            TopicManager.create(kafka).initializeAllTopics().join();
            data = StandInDataService.builder(kafka)
                    .collectors(Map.of(DataSource.WIKI, collector()))
                    .payloadProtection(protection)
                    .start();
            balance = Balance.builder()
                    .bootstrapServers(broker.bootstrapServers())
                    .payloadProtection(protection)
                    .build();
            balance.start();
            Models.register(balance, "model-");
        }

        private static Collector collector() {
            AtomicInteger count = new AtomicInteger();
            return request -> CompletableFuture.completedFuture(new Collected.Found(
                    List.of(Map.of("text", ANSWERS.text(count.getAndIncrement() & 0xFFFF))), Optional.empty()));
        }

        Map<String, Double> ask() throws Exception {
            return RoundTripComparison.ask(
                    REQUESTS,
                    UNDER_WAY,
                    i -> balance.request(DataQuery.builder(Models.name("model-", i))
                            .query(QUESTIONS.text(i))
                            .source(DataSource.WIKI)
                            .build()));
        }

        @Override
        public void close() throws Exception {
            balance.close();
            data.close();
            kafka.close();
            broker.close();
        }
    }
}
