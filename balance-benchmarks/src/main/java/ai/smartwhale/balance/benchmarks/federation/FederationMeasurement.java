// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.federation;

import ai.smartwhale.balance.benchmarks.BrokerProcess;
import ai.smartwhale.balance.benchmarks.federation.ChildInstance.Result;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.TopicManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import redis.embedded.RedisServer;

/**
 * Two instances against one, each in a JVM of its own, with a Data service that takes 20 ms for an answer however many
 * it is asked for. With few requests under way an instance waits for answers and not for the processor, so that two are
 * compared with one also where processors are few; with many, answers by second of processor time say what a further
 * machine would add. Arguments: rounds (3), requests of each instance (20,000).
 */
final class FederationMeasurement {

    private static final int DELAY_MILLIS = 20;
    private static final int FEW = 32;
    private static final int MANY = 512;

    private FederationMeasurement() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        int requests = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
        int port = freePort();
        RedisServer redis = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
        try (BrokerProcess broker = BrokerProcess.start()) {
            createTopics(broker.bootstrapServers());
            String address = "127.0.0.1:" + port;
            try (DelayedDataService data = new DelayedDataService(broker.bootstrapServers(), DELAY_MILLIS);
                    ChildInstance alone = ChildInstance.start(broker.bootstrapServers(), "none", "z", "alone");
                    ChildInstance one = ChildInstance.start(broker.bootstrapServers(), address, "a", "alone")) {
                for (ChildInstance child : List.of(alone, one)) {
                    child.awaitReady();
                    child.order("warm", requests, MANY);
                    child.result();
                }
                System.out.printf(
                        "%nInstances with answers of 1 KiB after %d ms; %d processors; medians of %d rounds%n%n",
                        DELAY_MILLIS, Runtime.getRuntime().availableProcessors(), rounds);
                System.out.println("| load | instances | answers/s | answers per CPU second of the instances | asked of"
                        + " the Data service per answer |");
                System.out.println("|---|---|---|---|---|");
                double[][] bare = new double[2][];
                double[][] single = new double[2][];
                for (int i = 0; i < 2; i++) {
                    bare[i] = report(load(i), "one, not federated", rounds, data, requests, underWay(i), false, alone);
                    single[i] = report(load(i), "one, federated", rounds, data, requests, underWay(i), false, one);
                    ratio("federated against not", 1, single[i], bare[i]);
                }
                try (ChildInstance two = ChildInstance.start(broker.bootstrapServers(), address, "b", "alone")) {
                    two.awaitReady();
                    // As warm as the others are by now.
                    two.order("warm", requests, MANY);
                    two.result();
                    for (int i = 0; i < 2; i++) {
                        double[] both = report(load(i), "two", rounds, data, requests, underWay(i), false, one, two);
                        ratio("two against one federated", 2, both, single[i]);
                        ratio("two against one not federated", 2, both, bare[i]);
                    }
                    report(
                            "the same questions, " + FEW + " under way each",
                            "two",
                            rounds,
                            data,
                            requests,
                            FEW,
                            true,
                            one,
                            two);
                }
            }
        } finally {
            redis.stop();
        }
    }

    private static int underWay(int load) {
        return load == 0 ? FEW : MANY;
    }

    private static String load(int load) {
        return "different questions, " + underWay(load) + " under way each";
    }

    /** Where each instance has processors of its own, so many of them do so many times what one does. */
    private static void ratio(String who, int instances, double[] these, double[] those) {
        System.out.printf(
                Locale.ROOT,
                "| | %s | %.2f × | %.2f × | |%n",
                who,
                these[0] / those[0],
                instances * these[1] / those[1]);
    }

    private static double[] report(
            String load,
            String who,
            int rounds,
            DelayedDataService data,
            int requests,
            int underWay,
            boolean same,
            ChildInstance... instances)
            throws IOException {
        double[] rates = new double[rounds];
        double[] perCpu = new double[rounds];
        double[] asked = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long before = data.asked();
            String questions = "q" + System.nanoTime() + '-';
            for (int i = 0; i < instances.length; i++) {
                instances[i].order(same ? questions : questions + i + '-', requests, underWay);
            }
            List<Result> results = new ArrayList<>();
            for (ChildInstance instance : instances) {
                results.add(instance.result());
            }
            long all = results.stream().mapToLong(Result::requests).sum();
            rates[round] = results.stream()
                    .mapToDouble(result -> result.requests() / result.seconds())
                    .sum();
            perCpu[round] =
                    all / results.stream().mapToDouble(Result::cpuSeconds).sum();
            asked[round] = (data.asked() - before) / (double) all;
        }
        double[] medians = {median(rates), median(perCpu), median(asked)};
        System.out.printf(
                Locale.ROOT, "| %s | %s | %,.0f | %,.0f | %.2f |%n", load, who, medians[0], medians[1], medians[2]);
        return medians;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static void createTopics(String servers) {
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(servers))) {
            kafka.connect();
            TopicManager.create(kafka).initializeAllTopics().join();
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
