// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of the nodes of a cluster: quick to start, small, and quick to notice that a member has gone. */
final class NodeProperties {

    static final String CONTROLLER = "CONTROLLER";

    private static final int CONTROLLER_ID = 100;
    private static final String HOST = "127.0.0.1";

    private final ClusterPlan plan;
    private final List<Integer> ports;
    private final Optional<SaslSsl> security;

    /** Takes a port for each broker and, at the end, one for the controller. */
    NodeProperties(ClusterPlan plan, List<Integer> ports, Optional<SaslSsl> security) {
        this.plan = plan;
        this.ports = List.copyOf(ports);
        this.security = security;
    }

    static String address(int port) {
        return HOST + ':' + port;
    }

    int controllerId() {
        return plan.brokers() == 1 ? 1 : CONTROLLER_ID;
    }

    int port(int brokerId) {
        return ports.get(brokerId - 1);
    }

    Map<String, String> controller(String directory) {
        Map<String, String> all = common(controllerId(), directory);
        all.put("process.roles", "controller");
        all.put("listeners", controllerListener());
        all.putAll(plan.properties());
        return all;
    }

    Map<String, String> broker(int id, String directory) {
        boolean combined = plan.brokers() == 1;
        String client = "CLIENT://" + address(port(id));
        Map<String, String> all = common(id, directory);
        all.put("process.roles", combined ? "broker,controller" : "broker");
        all.put("listeners", combined ? client + ',' + controllerListener() : client);
        all.put("advertised.listeners", client);
        all.put("inter.broker.listener.name", "CLIENT");
        all.putAll(plan.properties());
        return all;
    }

    private Map<String, String> common(int id, String directory) {
        String protocol = plan.saslSsl() ? "SASL_SSL" : "PLAINTEXT";
        Map<String, String> all = new HashMap<>();
        all.put("node.id", Integer.toString(id));
        all.put("log.dirs", directory);
        all.put("controller.quorum.voters", controllerId() + "@" + address(controllerPort()));
        all.put("controller.listener.names", CONTROLLER);
        all.put("listener.security.protocol.map", "CLIENT:" + protocol + ',' + CONTROLLER + ':' + protocol);
        internalTopics(all, Integer.toString(plan.brokers()), plan.brokers() == 1 ? "1" : "2");
        sizes(all);
        times(all);
        security.map(SaslSsl::brokerProperties).ifPresent(all::putAll);
        return all;
    }

    private static void internalTopics(Map<String, String> all, String replication, String inSync) {
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            all.put(topic + ".replication.factor", replication);
            all.put(topic + ".num.partitions", "1");
        }
        all.put("transaction.state.log.min.isr", inSync);
        all.put("share.coordinator.state.topic.min.isr", inSync);
        all.put("auto.create.topics.enable", "false");
    }

    /** The default buffer of the cleaner alone is 128 MiB. */
    private static void sizes(Map<String, String> all) {
        all.put("log.cleaner.dedupe.buffer.size", "2097152");
        all.put("log.index.size.max.bytes", "1048576");
        all.put("num.network.threads", "1");
        all.put("num.io.threads", "2");
        all.put("background.threads", "2");
    }

    /** Long enough that a JVM that stood still for some seconds does not lose its brokers and members. */
    private static void times(Map<String, String> all) {
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("broker.heartbeat.interval.ms", "500");
        all.put("broker.session.timeout.ms", "9000");
        all.put("replica.lag.time.max.ms", "9000");
        all.put("group.consumer.min.heartbeat.interval.ms", "100");
        all.put("group.consumer.heartbeat.interval.ms", "200");
        all.put("group.consumer.min.session.timeout.ms", "3000");
        all.put("group.consumer.session.timeout.ms", "20000");
    }

    private int controllerPort() {
        return ports.get(ports.size() - 1);
    }

    private String controllerListener() {
        return CONTROLLER + "://" + address(controllerPort());
    }
}
