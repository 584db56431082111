// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/**
 * The conformance test of {@link KafkaService}. Extend it, say how a service is made, and JUnit runs every behaviour
 * against it. All services of one test class must reach the same cluster.
 *
 * <pre>{@code
 * class MyKafkaServiceContractTest extends KafkaServiceContract {
 *     @Override
 *     protected KafkaService newService(KafkaConfig.Builder config) {
 *         return ...;
 *     }
 * }
 * }</pre>
 */
public abstract class KafkaServiceContract
        implements SendingContract, SubscribingContract, FailureContract, TopicContract {

    private final List<KafkaService> services = new ArrayList<>();

    /** For subclasses. */
    protected KafkaServiceContract() {}

    /**
     * Makes a service that is not connected.
     *
     * @param config what the behaviour asks for; its bootstrap servers are not used
     * @return a new service over the same cluster as all others
     */
    protected abstract KafkaService newService(KafkaConfig config);

    @Override
    public final KafkaService unconnected(KafkaConfig config) {
        KafkaService service = newService(config);
        services.add(service);
        return service;
    }

    /** Closes what the test opened. */
    @AfterEach
    public final void closeServices() {
        services.forEach(KafkaService::close);
    }
}
