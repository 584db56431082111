// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.balance.interfaces.external.MetricsInterface;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import org.junit.jupiter.api.AfterEach;

class InMemoryMetricsInterfaceContractTest extends MetricsInterfaceContract {

    private final InMemoryKafka cluster = InMemoryKafka.create();
    private final CommonsExecutors executors = CommonsExecutors.create("metrics-contract");

    @Override
    protected KafkaService newConnectedService() {
        KafkaService service = cluster.newService();
        service.connect();
        return service;
    }

    @Override
    protected MetricsInterface newMetricsInterface(MetricsCollector collector, KafkaService service, String instance) {
        return MetricsInterface.create(collector, service, executors, instance);
    }

    @AfterEach
    void closeThreads() {
        executors.close();
    }
}
