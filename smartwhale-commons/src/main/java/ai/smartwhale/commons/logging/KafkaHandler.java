// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.kafka.KafkaHandlerConfig;

/**
 * Writes events to a topic of Kafka, at least once and in order. Has a producer of its own, whose buffer is bounded and
 * which never blocks a thread that logs; while the brokers are away lines wait on disk. Events of
 * {@code org.apache.kafka} are not taken.
 *
 * <p>A record carries the line as its value, the time of the event, and two headers for those who want each line once:
 * {@code log-epoch} and {@code log-sequence}, each eight bytes, big-endian. All lines of a handler have the same key,
 * so that they stand in one partition in their order.
 */
public interface KafkaHandler extends LogHandler {

    /**
     * Opens a handler with default settings. The brokers need not be there yet.
     *
     * @param config where to, and where lines wait
     * @param formatter makes the lines
     * @return the handler
     * @throws ai.smartwhale.commons.MissingDependencyException if kafka-clients is not on the class path
     * @throws ai.smartwhale.commons.logging.spool.DirectoryInUseException if another handler has the spool
     * @throws java.io.UncheckedIOException if the spool cannot be opened
     */
    static KafkaHandler open(KafkaHandlerConfig config, LogFormatter formatter) {
        return open(config, formatter, HandlerSettings.of("kafka"));
    }

    /**
     * Opens a handler. The brokers need not be there yet.
     *
     * @param config where to, and where lines wait
     * @param formatter makes the lines
     * @param settings queue, clock and listener
     * @return the handler
     * @throws ai.smartwhale.commons.MissingDependencyException if kafka-clients is not on the class path
     * @throws ai.smartwhale.commons.logging.spool.DirectoryInUseException if another handler has the spool
     * @throws java.io.UncheckedIOException if the spool cannot be opened
     */
    static KafkaHandler open(KafkaHandlerConfig config, LogFormatter formatter, HandlerSettings settings) {
        return new DefaultKafkaHandler(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("formatter", formatter),
                InvalidValueException.requirePresent("settings", settings));
    }
}
