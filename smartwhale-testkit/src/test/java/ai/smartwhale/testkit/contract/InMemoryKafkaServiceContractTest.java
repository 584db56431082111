// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.memory.InMemoryKafka;

class InMemoryKafkaServiceContractTest extends KafkaServiceContract {

    private final InMemoryKafka cluster = InMemoryKafka.create();

    @Override
    protected KafkaService newService(KafkaConfig config) {
        return cluster.newService(config, MessagingResources.DEFAULT);
    }
}
