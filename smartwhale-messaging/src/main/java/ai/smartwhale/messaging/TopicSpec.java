// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Map;

/**
 * A topic as it is wanted.
 *
 * @param name the name, by Kafka's rules: letters, digits, dot, underscore, hyphen, at most 249 characters
 * @param partitions 1..10,000
 * @param replication the wanted replication, 1..100; lowered with a warning on a cluster with fewer brokers
 * @param configuration topic settings such as {@code retention.ms}
 */
public record TopicSpec(String name, int partitions, int replication, Map<String, String> configuration) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public TopicSpec {
        TopicNames.requireTopicName("name", name);
        InvalidValueException.requireRange("partitions", partitions, 1, 10_000);
        InvalidValueException.requireRange("replication", replication, 1, 100);
        configuration = Map.copyOf(configuration);
    }

    /**
     * A topic without settings of its own.
     *
     * @param name the name
     * @param partitions the number of partitions
     * @param replication the wanted replication
     * @return the specification
     */
    public static TopicSpec of(String name, int partitions, int replication) {
        return new TopicSpec(name, partitions, replication, Map.of());
    }
}
