// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.kafka;

import ai.smartwhale.commons.MissingDependencyException;
import ai.smartwhale.commons.logging.spool.LineSink;

/** The door to Kafka. This class loads without the client on the class path. */
public final class KafkaSinks {

    /** What has to be on the class path. */
    public static final String DEPENDENCY = "org.apache.kafka:kafka-clients:4.3.1";

    /** Whose events a handler that writes to Kafka must not take. */
    public static final String CLIENT_LOGGERS = "org.apache.kafka";

    private KafkaSinks() {}

    /**
     * Checks that the client is there.
     *
     * @throws MissingDependencyException if it is not on the class path
     */
    public static void requireClient() {
        try {
            KafkaSink.requireClient();
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException("the log handler for Kafka", DEPENDENCY, e);
        }
    }

    /**
     * A sink, which connects with the first batch.
     *
     * @param config where to
     * @return the sink
     */
    public static LineSink create(KafkaHandlerConfig config) {
        return new KafkaSink(config);
    }
}
