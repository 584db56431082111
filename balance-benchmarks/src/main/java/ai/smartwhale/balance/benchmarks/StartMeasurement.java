// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.testkit.EmbeddedKafka;
import java.util.Map;

/** From nothing to the first answer, against a running broker; and the embedded broker itself. */
final class StartMeasurement {

    private StartMeasurement() {}

    static void run(String servers, int rounds) throws Exception {
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(servers))) {
            kafka.connect();
            TopicManager topics = TopicManager.create(kafka);
            topics.initializeAllTopics().join();
            topics.ensureModelTopic("first").join();
            try (Echo echo = Echo.ofContract(servers, 0)) {
                new Rounds()
                        .add("Balance: build, start, register, first answer, close", () -> {
                            long began = System.nanoTime();
                            try (Balance balance =
                                    Balance.builder().bootstrapServers(servers).build()) {
                                balance.start();
                                balance.request(DataQuery.of("first", "question"))
                                        .join();
                                return Map.of("ms to the first answer", (System.nanoTime() - began) / 1e6);
                            }
                        })
                        .add("embedded broker: start, close", () -> {
                            long began = System.nanoTime();
                            try (EmbeddedKafka broker = EmbeddedKafka.start()) {
                                return Map.of("ms until it serves", (System.nanoTime() - began) / 1e6);
                            }
                        })
                        .run("Starting (warm JVM)", rounds, 1);
            }
        }
    }
}
