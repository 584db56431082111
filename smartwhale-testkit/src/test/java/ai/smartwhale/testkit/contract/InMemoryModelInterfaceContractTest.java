// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.balance.interfaces.model.ModelInterface;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class InMemoryModelInterfaceContractTest extends ModelInterfaceContract {

    private static final InMemoryKafka CLUSTER = InMemoryKafka.create();
    private static final KafkaService KAFKA = CLUSTER.newService();
    private static final CommonsExecutors EXECUTORS = CommonsExecutors.create("model-contract");

    @BeforeAll
    static void connect() {
        KAFKA.connect();
        TopicManager.create(KAFKA).initializeAllTopics().join();
    }

    @AfterAll
    static void close() {
        KAFKA.close();
        CLUSTER.close();
        EXECUTORS.close();
    }

    @Override
    protected ModelInterface newModelInterface() {
        return ModelInterface.create(KAFKA, EXECUTORS);
    }
}
