// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How Kafka is reached. */
final class ConnectionOptions {

    /** Where Kafka is looked for when nobody says. */
    static final String LOCAL = "localhost:9092";

    @Option(
            names = {"-b", "--bootstrap-servers"},
            paramLabel = "HOST:PORT",
            description = "Brokers of an existing Kafka, several with commas. Also from BALANCE_BOOTSTRAP_SERVERS.",
            defaultValue = "${env:BALANCE_BOOTSTRAP_SERVERS:-" + picocli.CommandLine.Option.NULL_VALUE + "}")
    private @Nullable String bootstrapServers;

    @Option(
            names = {"-X", "--kafka-property"},
            paramLabel = "NAME=VALUE",
            description = "Any setting of kafka-clients, such as security.protocol=SASL_SSL. May be repeated.")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            description = "A Java properties file with settings of kafka-clients, the place for passwords.")
    private @Nullable Path file;

    @Option(
            names = "--connect-timeout",
            paramLabel = "DURATION",
            description = "How long to wait for a broker. Default: ${DEFAULT-VALUE}.",
            defaultValue = "10s")
    private Duration connectTimeout = Duration.ofSeconds(10);

    /** The brokers, where someone named them. */
    Optional<String> bootstrapServers() {
        return Optional.ofNullable(bootstrapServers);
    }

    KafkaConfig config(String clientId) throws IOException {
        return config(bootstrapServers().orElse(LOCAL), clientId);
    }

    KafkaConfig config(String servers, String clientId) throws IOException {
        return KafkaConfig.builder(servers)
                .clientId(clientId)
                .connectTimeout(connectTimeout)
                .properties(fromFile())
                .properties(properties)
                .build();
    }

    /** A connected service, which the caller closes. */
    KafkaService connect(String clientId) throws IOException {
        KafkaService kafka = KafkaService.create(config(clientId));
        try {
            kafka.connect();
            return kafka;
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    private Map<String, String> fromFile() throws IOException {
        Map<String, String> read = new LinkedHashMap<>();
        if (file != null) {
            Properties content = new Properties();
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                content.load(in);
            }
            content.stringPropertyNames().forEach(name -> read.put(name, content.getProperty(name)));
        }
        return read;
    }
}
