// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.doctor;

import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;

/**
 * The cluster that is examined. The messaging library hides what Balance has no need of; a diagnosis needs just that,
 * so it has an administration client of its own beside it.
 *
 * @param kafka the connected service
 * @param admin the administration client
 * @param clock the time of day here
 */
public record Patient(KafkaService kafka, Admin admin, Clock clock) implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    /**
     * Opens the administration client over a service that is connected.
     *
     * @param kafka the service, which stays the caller's
     * @param clock the time of day
     * @return the patient, to be closed
     */
    public static Patient of(KafkaService kafka, Clock clock) {
        KafkaConfig config = kafka.config();
        Map<String, Object> properties = new HashMap<>(config.properties());
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, config.clientId() + "-admin");
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LONGEST.toMillis());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LONGEST.toMillis() / 2);
        return new Patient(kafka, Admin.create(properties), clock);
    }

    <T> T get(KafkaFuture<T> future) throws InterruptedException, TimeoutException {
        try {
            return future.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close(LONGEST);
    }
}
