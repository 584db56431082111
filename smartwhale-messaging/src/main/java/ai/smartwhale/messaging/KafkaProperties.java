// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The settings that kafka-clients knows, for whoever wants to check {@link KafkaConfig#properties()} beforehand. */
public final class KafkaProperties {

    private KafkaProperties() {}

    /**
     * The names that its producer, consumers or administration know.
     *
     * @return the names, in order; a new set
     */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(ProducerConfig.configNames());
        names.addAll(ConsumerConfig.configNames());
        names.addAll(AdminClientConfig.configNames());
        return names;
    }

    /**
     * Whether a setting reaches a client. Those that begin with {@code sasl.} and {@code ssl.} always do, since log-in
     * modules of others have names of their own.
     *
     * @param name the name
     * @return whether it does
     */
    public static boolean isKnown(String name) {
        return name.startsWith("sasl.") || name.startsWith("ssl.") || names().contains(name);
    }
}
