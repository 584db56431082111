// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.time.Duration;

/** The documented constants of messaging. */
public final class MessagingConstants {

    /** The version of the messages. */
    public static final String MESSAGING_VERSION = "1.0.0";

    /** The prefix of everything. */
    public static final String TOPIC_PREFIX = "smartwhale";
    /** The prefix of the topics of the Data service. */
    public static final String DATA_PREFIX = "smartwhale.data";
    /** The prefix of the topics of the models. */
    public static final String MODELS_PREFIX = "smartwhale.models";
    /** The prefix of the topics of Balance. */
    public static final String BALANCE_PREFIX = "smartwhale.balance";
    /** The prefix of the topics of the core. */
    public static final String CORE_PREFIX = "smartwhale.core";

    /** Requests to the Data service. */
    public static final String DATA_REQUESTS = "smartwhale.data.requests";
    /** Responses of the Data service; a dot and the model id follow. */
    public static final String DATA_RESPONSES_PREFIX = "smartwhale.data.responses";
    /** Requests of models to Balance. */
    public static final String MODELS_REQUESTS = "smartwhale.models.requests";
    /** Metrics. */
    public static final String BALANCE_METRICS = "smartwhale.balance.metrics";
    /** Events. */
    public static final String BALANCE_EVENTS = "smartwhale.balance.events";
    /** Logs of the system. */
    public static final String SYSTEM_LOGS = "smartwhale.core.logs";
    /** Follows the name of a topic to make the name of its dead-letter topic. */
    public static final String DEAD_LETTER_SUFFIX = ".dlq";

    /** The group in which Balances share the requests of models. */
    public static final String MODEL_SERVICE_GROUP = "balance-model-service";
    /** The prefix of groups that read the responses of models. */
    public static final String MODEL_RESULTS_GROUP_PREFIX = "balance-model-";
    /** The group in which Data services share the requests. */
    public static final String DATA_COLLECTOR_GROUP = "data-collector-service";

    /** How long an operation may take. */
    public static final Duration OPERATION_TIMEOUT = Duration.ofSeconds(30);
    /** How long a call to Kafka may take. */
    public static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(10);
    /** Messages in a batch. */
    public static final int BATCH_SIZE = 100;
    /** The largest message and the size of a buffer, in bytes: 1 MiB. */
    public static final int BUFFER_BYTES = 1 << 20;

    private MessagingConstants() {}
}
