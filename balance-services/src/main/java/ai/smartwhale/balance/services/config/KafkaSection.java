// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import static ai.smartwhale.balance.services.config.Limits.LONG;
import static ai.smartwhale.balance.services.config.Limits.SHORT;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaProperties;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** How Kafka is reached. */
final class KafkaSection {

    static final String PROPERTIES = "kafka.properties.";

    private static final Pattern ADDRESS = Pattern.compile("([^\\s,:]+|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5}");
    private static final Pattern SECRET = Pattern.compile("password|secret|jaas|ssl\\.keystore\\.key");
    private static final KafkaConfig DEFAULTS = KafkaConfig.of("localhost:9092");

    static final Setting<String> SERVERS = Setting.checked(
            "kafka.bootstrap-servers",
            "none",
            "host:port, several with commas",
            "Where Kafka is; needed unless the host gives a connection of its own.",
            KafkaSection::addresses);
    static final Setting<String> CLIENT_ID =
            Setting.text("kafka.client-id", DEFAULTS.clientId(), "The prefix of client ids and names of threads.");
    static final Setting<Duration> CONNECT_TIMEOUT = Setting.duration(
            "kafka.connect-timeout", DEFAULTS.connectTimeout(), SHORT, LONG, "How long connecting may take.");
    static final Setting<Duration> OPERATION_TIMEOUT = Setting.duration(
            "kafka.operation-timeout",
            DEFAULTS.operationTimeout(),
            SHORT,
            LONG,
            "How long administration of topics may take.");
    static final Setting<Duration> DELIVERY_TIMEOUT = Setting.duration(
            "kafka.delivery-timeout",
            DEFAULTS.deliveryTimeout(),
            SHORT,
            LONG,
            "How long an accepted message may wait for its acknowledgement.");
    static final Setting<Duration> CLOSE_TIMEOUT = Setting.duration(
            "kafka.close-timeout", DEFAULTS.closeTimeout(), SHORT, LONG, "How long closing the clients may take.");
    static final Setting<Long> MAX_MESSAGE_SIZE = Setting.size(
            "kafka.max-message-size", DEFAULTS.maxMessageBytes(), 1_024, 100L << 20, "The largest message.");
    static final Setting<Integer> OUTBOX_MESSAGES = Setting.number(
            "kafka.outbox-messages",
            DEFAULTS.outboxMessages(),
            1,
            10_000_000,
            "Messages accepted and not acknowledged before sending is refused.");
    static final Setting<Long> OUTBOX_SIZE = Setting.size(
            "kafka.outbox-size",
            DEFAULTS.outboxBytes(),
            64 << 10,
            Long.MAX_VALUE,
            "Bytes accepted and not acknowledged before sending is refused.");
    static final Setting<String> COMPRESSION = Setting.choice(
            "kafka.compression",
            DEFAULTS.compression(),
            List.of("none", "gzip", "snappy", "lz4", "zstd"),
            "How messages are compressed; zstd and snappy need their libraries.");

    /** Stands for all names that kafka-clients knows. */
    static final SettingKey ANY_PROPERTY = new SettingKey(
            PROPERTIES + "<name>",
            SettingKind.TEXT,
            "a setting of kafka-clients; of passwords, secrets and sasl.jaas.config env:NAME or file:PATH",
            "none",
            "Any other setting of kafka-clients, such as security.protocol.");

    static final List<Setting<?>> ALL = List.of(
            SERVERS,
            CLIENT_ID,
            CONNECT_TIMEOUT,
            OPERATION_TIMEOUT,
            DELIVERY_TIMEOUT,
            CLOSE_TIMEOUT,
            MAX_MESSAGE_SIZE,
            OUTBOX_MESSAGES,
            OUTBOX_SIZE,
            COMPRESSION);

    private KafkaSection() {}

    /** Settings of kafka-clients that are said elsewhere, and where. */
    static final Map<String, Setting<?>> SAID_ELSEWHERE = Map.of(
            "bootstrap.servers", SERVERS,
            "client.id", CLIENT_ID,
            "delivery.timeout.ms", DELIVERY_TIMEOUT,
            "default.api.timeout.ms", OPERATION_TIMEOUT,
            "max.request.size", MAX_MESSAGE_SIZE,
            "compression.type", COMPRESSION);

    static boolean isSecret(String name) {
        return name.startsWith(PROPERTIES)
                && SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    static Optional<KafkaConfig> read(SettingValues values, Secrets secrets, Problems problems) {
        Map<String, String> properties = new LinkedHashMap<>();
        values.below(PROPERTIES).forEach((name, raw) -> property(name, raw, secrets, problems, properties));
        String servers = values.find(SERVERS).orElse("");
        KafkaConfig.Builder builder = KafkaConfig.builder(servers.isEmpty() ? "localhost:9092" : servers)
                .clientId(values.get(CLIENT_ID))
                .connectTimeout(values.get(CONNECT_TIMEOUT))
                .operationTimeout(values.get(OPERATION_TIMEOUT))
                .deliveryTimeout(values.get(DELIVERY_TIMEOUT))
                .closeTimeout(values.get(CLOSE_TIMEOUT))
                .maxMessageBytes(Math.toIntExact(values.get(MAX_MESSAGE_SIZE)))
                .outbox(values.get(OUTBOX_MESSAGES), values.get(OUTBOX_SIZE))
                .compression(values.get(COMPRESSION))
                .properties(properties);
        if (values.get(MAX_MESSAGE_SIZE) > values.get(OUTBOX_SIZE)) {
            problems.contradiction(
                    values, MAX_MESSAGE_SIZE, OUTBOX_SIZE, "the largest message would never fit into the outbox");
        }
        return servers.isEmpty() ? Optional.empty() : Optional.of(builder.build());
    }

    private static void property(
            String name, RawSetting raw, Secrets secrets, Problems problems, Map<String, String> properties) {
        Setting<?> elsewhere = SAID_ELSEWHERE.get(name);
        try {
            if (elsewhere != null) {
                problems.refused(raw, "nothing here; set " + elsewhere.name() + " instead");
            } else if (!KafkaProperties.isKnown(name)) {
                problems.refused(
                        raw,
                        "a name that kafka-clients knows"
                                + Names.didYouMean(name, KafkaProperties.names())
                                        .replace("did you mean ", "did you mean " + PROPERTIES));
            } else {
                properties.put(name, isSecret(raw.name()) ? secrets.follow(raw.name(), raw.text()) : raw.text());
            }
        } catch (InvalidValueException e) {
            problems.refused(raw, e.allowed());
        }
    }

    static void describe(KafkaConfig config, BiConsumer<String, String> entries) {
        entries.accept(SERVERS.name(), config.bootstrapServers());
        entries.accept(CLIENT_ID.name(), config.clientId());
        entries.accept(CONNECT_TIMEOUT.name(), Units.write(config.connectTimeout()));
        entries.accept(OPERATION_TIMEOUT.name(), Units.write(config.operationTimeout()));
        entries.accept(DELIVERY_TIMEOUT.name(), Units.write(config.deliveryTimeout()));
        entries.accept(CLOSE_TIMEOUT.name(), Units.write(config.closeTimeout()));
        entries.accept(MAX_MESSAGE_SIZE.name(), Units.write(config.maxMessageBytes()));
        entries.accept(OUTBOX_MESSAGES.name(), OUTBOX_MESSAGES.writer().apply(config.outboxMessages()));
        entries.accept(OUTBOX_SIZE.name(), Units.write(config.outboxBytes()));
        entries.accept(COMPRESSION.name(), config.compression());
        config.properties().keySet().stream()
                .sorted()
                .forEach(name -> entries.accept(
                        PROPERTIES + name,
                        isSecret(PROPERTIES + name)
                                ? "(not shown)"
                                : config.properties().getOrDefault(name, "")));
    }

    private static String addresses(String text) {
        for (String address : List.of(text.split(",", -1))) {
            if (!ADDRESS.matcher(address.strip()).matches()) {
                throw new InvalidValueException(
                        SERVERS.name(), text, SERVERS.key().allowed());
            }
        }
        return text.strip();
    }
}
