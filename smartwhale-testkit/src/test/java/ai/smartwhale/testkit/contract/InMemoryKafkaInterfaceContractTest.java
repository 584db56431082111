// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.balance.interfaces.external.KafkaInterface;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.memory.InMemoryKafka;

class InMemoryKafkaInterfaceContractTest extends KafkaInterfaceContract {

    private final InMemoryKafka cluster = InMemoryKafka.create();

    @Override
    protected KafkaService newConnectedService() {
        KafkaService service = cluster.newService();
        service.connect();
        return service;
    }

    @Override
    protected KafkaInterface newKafkaInterface(KafkaService service) {
        return KafkaInterface.create(service);
    }
}
