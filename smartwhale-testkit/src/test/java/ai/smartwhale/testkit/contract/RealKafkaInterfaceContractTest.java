// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.balance.interfaces.external.KafkaInterface;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedKafkaExtension.class)
class RealKafkaInterfaceContractTest extends KafkaInterfaceContract {

    private static String bootstrapServers;

    @BeforeAll
    static void remember(EmbeddedKafka broker) {
        bootstrapServers = broker.bootstrapServers();
    }

    @Override
    protected KafkaService newConnectedService() {
        KafkaService service = KafkaService.create(KafkaConfig.of(bootstrapServers));
        service.connect();
        return service;
    }

    @Override
    protected KafkaInterface newKafkaInterface(KafkaService service) {
        return KafkaInterface.create(service);
    }
}
