// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package com.example.host;

import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.StandInDataService;
import org.slf4j.LoggerFactory;

/** A host with a model that asks for data. What is Balance stands in {@link #ask}. */
public final class ModelHost {

    private ModelHost() {}

    public static void main(String[] args) {
        try (EmbeddedKafka broker = EmbeddedKafka.start();
                KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()))) {
            kafka.connect();
            TopicManager.create(kafka).initializeAllTopics().join();
            try (StandInDataService data = StandInDataService.builder(kafka).start()) {
                DataResponse answer = ask(broker.bootstrapServers());
                System.out.println("answer: " + answer.payload().status() + ", logged by "
                        + LoggerFactory.getILoggerFactory().getClass().getName());
            }
        }
    }

    /** The five lines. */
    static DataResponse ask(String brokers) {
        try (Balance balance = Balance.builder().bootstrapServers(brokers).build()) {
            balance.start();
            DataQuery query = DataQuery.builder("sentiment")
                    .query("blue whale")
                    .source(DataSource.WIKI)
                    .parameter("language", "en")
                    .build();
            return balance.request(query).join();
        }
    }
}
