// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.balance.interfaces.model.ModelInterface;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedKafkaExtension.class)
class RealModelInterfaceContractTest extends ModelInterfaceContract {

    private static final CommonsExecutors EXECUTORS = CommonsExecutors.create("model-contract-kafka");
    private static KafkaService kafka;

    @BeforeAll
    static void connect(EmbeddedKafka broker) {
        kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()));
        kafka.connect();
        TopicManager.create(kafka).initializeAllTopics().join();
    }

    @AfterAll
    static void close() {
        kafka.close();
        EXECUTORS.close();
    }

    @Override
    protected ModelInterface newModelInterface() {
        return ModelInterface.create(kafka, EXECUTORS);
    }
}
