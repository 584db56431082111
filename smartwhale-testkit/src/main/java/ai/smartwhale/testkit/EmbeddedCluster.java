// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/** Nodes that together are one Kafka. */
final class EmbeddedCluster implements EmbeddedKafka {

    private static final int ATTEMPTS = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final Path directory;
    private final boolean temporary;
    private final Optional<SaslSsl> security;
    private final NodeProperties properties;
    private final Optional<JvmGuard.Lease> guard;
    private final Optional<KafkaNode> controller;
    private final TreeMap<Integer, KafkaNode> brokers = new TreeMap<>();
    private boolean closed;

    private EmbeddedCluster(
            Path directory,
            boolean temporary,
            Optional<SaslSsl> security,
            NodeProperties properties,
            ClusterPlan plan) {
        this.directory = directory;
        this.temporary = temporary;
        this.security = security;
        this.properties = properties;
        this.guard = plan.guarded() ? Optional.of(JvmGuard.SHARED.open()) : Optional.empty();
        boolean apart = plan.brokers() > 1;
        Path controllerHome = directory.resolve("controller");
        this.controller = apart
                ? Optional.of(new KafkaNode(
                        properties.controllerId(), controllerHome, properties.controller(controllerHome.toString())))
                : Optional.empty();
        for (int id = 1; id <= plan.brokers(); id++) {
            Path home = directory.resolve("broker-" + id);
            brokers.put(id, new KafkaNode(id, home, properties.broker(id, home.toString())));
        }
    }

    static EmbeddedKafka start(ClusterPlan plan, Optional<Path> given) {
        try {
            Path directory = given.isPresent()
                    ? Files.createDirectories(given.orElseThrow().toAbsolutePath())
                    : Files.createTempDirectory("smartwhale-kafka-");
            try {
                Optional<SaslSsl> security = plan.saslSsl()
                        ? Optional.of(SaslSsl.prepare(directory.resolve("security"), plan))
                        : Optional.empty();
                return startOnFreePorts(plan, directory, given.isEmpty(), security);
            } catch (IOException | RuntimeException | Error e) {
                if (given.isEmpty()) {
                    Directories.delete(directory);
                }
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedKafkaException("The directory of Kafka cannot be used", e);
        }
    }

    /** Between finding a free port and using it somebody else may take it. */
    private static EmbeddedKafka startOnFreePorts(
            ClusterPlan plan, Path directory, boolean temporary, Optional<SaslSsl> security) {
        for (int attempt = 1; ; attempt++) {
            List<Integer> ports = ports(plan);
            NodeProperties properties = new NodeProperties(plan, ports, security);
            EmbeddedCluster cluster = new EmbeddedCluster(directory, temporary, security, properties, plan);
            try {
                cluster.startAll();
                return cluster;
            } catch (Exception | Error e) {
                cluster.stopAll();
                boolean collision = FreePorts.anyTaken(ports);
                if (!collision || plan.port() != 0 || attempt == ATTEMPTS) {
                    String why = collision ? ": one of the ports " + ports + " is in use" : "";
                    throw new EmbeddedKafkaException("Kafka did not start" + why, e);
                }
            }
        }
    }

    private static List<Integer> ports(ClusterPlan plan) {
        if (plan.port() == 0) {
            return FreePorts.take(plan.brokers() + 1);
        }
        List<Integer> ports = new ArrayList<>();
        IntStream.range(0, plan.brokers()).forEach(i -> ports.add(plan.port() + i));
        ports.addAll(FreePorts.take(1));
        return ports;
    }

    private void startAll() throws Exception {
        String clusterId = Uuid.randomUuid().toString();
        List<String> scram = security.map(SaslSsl::scramArguments).orElse(List.of());
        if (controller.isPresent()) {
            controller.orElseThrow().format(clusterId, scram);
        }
        for (KafkaNode broker : brokers.values()) {
            broker.format(clusterId, scram);
        }
        controller.ifPresent(KafkaNode::start);
        brokers.values().forEach(KafkaNode::start);
    }

    private void stopAll() {
        brokers.values().forEach(KafkaNode::stop);
        controller.ifPresent(KafkaNode::stop);
        guard.ifPresent(JvmGuard.Lease::close);
    }

    @Override
    public String bootstrapServers() {
        return brokers.keySet().stream()
                .map(id -> NodeProperties.address(properties.port(id)))
                .collect(Collectors.joining(","));
    }

    @Override
    public List<Integer> brokerIds() {
        return List.copyOf(brokers.keySet());
    }

    @Override
    public void stopBroker(int id) {
        lock.lock();
        try {
            broker(id).stop();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void startBroker(int id) {
        lock.lock();
        try {
            if (closed) {
                throw new EmbeddedKafkaException("Kafka was closed", null);
            }
            broker(id).start();
        } catch (RuntimeException e) {
            throw e instanceof EmbeddedKafkaException || e instanceof InvalidValueException
                    ? e
                    : new EmbeddedKafkaException("Broker " + id + " did not start", e);
        } finally {
            lock.unlock();
        }
    }

    private KafkaNode broker(int id) {
        return Optional.ofNullable(brokers.get(id))
                .orElseThrow(() ->
                        new InvalidValueException("id", id, brokers.keySet().toString()));
    }

    @Override
    public Map<String, String> clientProperties(String user, String password) {
        return security.map(s -> s.clientProperties(user, password)).orElse(Map.of());
    }

    @Override
    public Map<String, String> adminProperties() {
        return security.map(SaslSsl::adminProperties).orElse(Map.of());
    }

    @Override
    public Optional<Path> certificate() {
        return security.map(SaslSsl::certificate);
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                stopAll();
                if (temporary) {
                    Directories.delete(directory);
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
