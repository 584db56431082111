// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.balance.interfaces.external.MetricsInterface;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedKafkaExtension.class)
class RealMetricsInterfaceContractTest extends MetricsInterfaceContract {

    private static String bootstrapServers;
    private final CommonsExecutors executors = CommonsExecutors.create("metrics-contract");

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
    protected MetricsInterface newMetricsInterface(MetricsCollector collector, KafkaService service, String instance) {
        return MetricsInterface.create(collector, service, executors, instance);
    }

    @AfterEach
    void closeThreads() {
        executors.close();
    }
}
