// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

/** The documented topics of Smart Whale, with the size they are created with. */
public enum TopicCategory {
    /** Requests to the Data service. */
    DATA_REQUESTS("data_requests", MessagingConstants.DATA_REQUESTS, 5, 3),
    /** Responses of the Data service: one topic per model, named by this prefix, a dot and the model id. */
    DATA_RESPONSES_PREFIX("data_responses_prefix", MessagingConstants.DATA_RESPONSES_PREFIX, 3, 2),
    /** Requests of models to Balance. */
    MODELS_REQUESTS("models_requests", MessagingConstants.MODELS_REQUESTS, 5, 3),
    /** Metrics. */
    BALANCE_METRICS("balance_metrics", MessagingConstants.BALANCE_METRICS, 3, 2),
    /** Events. */
    BALANCE_EVENTS("balance_events", MessagingConstants.BALANCE_EVENTS, 5, 3),
    /** Logs of the system. */
    SYSTEM_LOGS("system_logs", MessagingConstants.SYSTEM_LOGS, 3, 2);

    private final String key;
    private final String topicName;
    private final int partitions;
    private final int replication;

    TopicCategory(String key, String topicName, int partitions, int replication) {
        this.key = key;
        this.topicName = topicName;
        this.partitions = partitions;
        this.replication = replication;
    }

    /**
     * The key that documents and configurations use.
     *
     * @return the key
     */
    public String key() {
        return key;
    }

    /**
     * The name of the topic.
     *
     * @return the name; for {@link #DATA_RESPONSES_PREFIX} the prefix of the names
     */
    public String topicName() {
        return topicName;
    }

    /**
     * How many partitions the topic is created with.
     *
     * @return the number
     */
    public int partitions() {
        return partitions;
    }

    /**
     * The wanted replication, lowered on a cluster with fewer brokers.
     *
     * @return the number of replicas
     */
    public int replication() {
        return replication;
    }
}
