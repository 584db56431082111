// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedKafkaExtension.class)
class KafkaClientsServiceContractTest extends KafkaServiceContract {

    private String bootstrapServers;

    @BeforeEach
    void remember(EmbeddedKafka broker) {
        bootstrapServers = broker.bootstrapServers();
    }

    @Override
    protected KafkaService newService(KafkaConfig config) {
        return KafkaService.create(KafkaConfig.builder(bootstrapServers)
                .maxMessageBytes(config.maxMessageBytes())
                .build());
    }
}
