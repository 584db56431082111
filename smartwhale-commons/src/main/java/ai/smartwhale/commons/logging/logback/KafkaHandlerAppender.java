// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.logback;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.KafkaHandler;
import ai.smartwhale.commons.logging.LogFormatter;
import ai.smartwhale.commons.logging.LogHandler;
import ai.smartwhale.commons.logging.kafka.KafkaHandlerConfig;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@link KafkaHandler} from {@code logback.xml}:
 *
 * <pre>{@code
 * <appender name="KAFKA" class="ai.smartwhale.commons.logging.logback.KafkaHandlerAppender">
 *   <bootstrapServers>broker-1:9092,broker-2:9092</bootstrapServers>
 *   <key>${HOSTNAME}</key>
 *   <spoolDirectory>logs/kafka-spool</spoolDirectory>
 *   <setting>security.protocol=SSL</setting>
 *   <formatter class="…"/>
 * </appender>
 * }</pre>
 */
public final class KafkaHandlerAppender extends SpoolingAppender {

    private @Nullable String bootstrapServers;
    private @Nullable String key;
    private String topic = KafkaHandlerConfig.DEFAULT_TOPIC;
    private final Map<String, String> properties = new HashMap<>();

    /** Creates an appender that has to be told its servers, key and spool. */
    public KafkaHandlerAppender() {}

    /**
     * Sets the brokers.
     *
     * @param value {@code host:port}, several with commas
     */
    public void setBootstrapServers(String value) {
        bootstrapServers = value;
    }

    /**
     * Sets the key of all records.
     *
     * @param value the name of the host or of the program
     */
    public void setKey(String value) {
        key = value;
    }

    /**
     * Sets the topic.
     *
     * @param value {@value KafkaHandlerConfig#DEFAULT_TOPIC} by default
     */
    public void setTopic(String value) {
        topic = value;
    }

    /**
     * Adds a setting of the producer.
     *
     * @param value {@code name=value}
     * @throws InvalidValueException if there is no equals sign
     */
    public void addSetting(String value) {
        int equals = value.indexOf('=');
        if (equals < 1) {
            throw new InvalidValueException("setting", "a text without =", "name=value");
        }
        properties.put(
                value.substring(0, equals).trim(), value.substring(equals + 1).trim());
    }

    @Override
    protected @Nullable LogHandler open(LogFormatter with) {
        return KafkaHandler.open(
                KafkaHandlerConfig.builder(
                                InvalidValueException.requireText("bootstrapServers", bootstrapServers),
                                InvalidValueException.requireText("key", key),
                                spool())
                        .topic(topic)
                        .properties(properties)
                        .build(),
                with);
    }
}
