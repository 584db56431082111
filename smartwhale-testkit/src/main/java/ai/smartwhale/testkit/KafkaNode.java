// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server process of Kafka, without the process. Not thread-safe. */
final class KafkaNode {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final int id;
    private final Path directory;
    private final Map<String, String> properties;
    private @Nullable KafkaRaftServer server;

    KafkaNode(int id, Path directory, Map<String, String> properties) {
        this.id = id;
        this.directory = directory;
        this.properties = properties;
    }

    /** Writes the identity of the node into its directory, unless it is there from an earlier run. */
    void format(String clusterId, List<String> scramArguments) throws Exception {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(directory);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Formatter formatter = new Formatter()
                .setNodeId(id)
                .setClusterId(clusterId)
                .setControllerListenerName(NodeProperties.CONTROLLER)
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setPrintStream(nowhere);
        if (!scramArguments.isEmpty()) {
            formatter.setScramArguments(scramArguments);
        }
        formatter.run();
    }

    void start() {
        if (server != null) {
            return;
        }
        KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        try {
            starting.startup();
            server = starting;
        } catch (RuntimeException | Error e) {
            // Without this a half-started node keeps threads that are no daemons.
            quietly(starting);
            throw e;
        }
    }

    void stop() {
        Optional.ofNullable(server).ifPresent(this::quietly);
        server = null;
    }

    /** A broker that lost its disk or its controller may wait for minutes before it gives up. */
    private void quietly(KafkaRaftServer stopping) {
        Thread thread = new Thread(() -> shutDown(stopping), "embedded-kafka-stop-" + id);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(STOP_TIMEOUT.toMillis());
            if (thread.isAlive()) {
                LOG.warn("Node {} did not stop within {}; it is left to itself", id, STOP_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("Interrupted while node {} was stopping; it is left to itself", id);
        }
    }

    private void shutDown(KafkaRaftServer stopping) {
        try {
            stopping.shutdown();
            stopping.awaitShutdown();
        } catch (RuntimeException | Error e) {
            LOG.warn("Node {} did not stop in good order", id, e);
        }
    }
}
