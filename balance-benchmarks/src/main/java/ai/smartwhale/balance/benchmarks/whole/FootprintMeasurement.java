// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.whole;

import ai.smartwhale.balance.benchmarks.BrokerProcess;
import ai.smartwhale.balance.benchmarks.federation.DelayedDataService;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.TopicManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a Balance takes of its host: how long until the first answer, what it costs while it does nothing, and what many
 * models with many keys retain. The broker, the Data service and each Balance have a process of their own.
 *
 * <p>Arguments: fresh JVMs that are started (7), seconds of idling (60), keys of each of the 1,000 models (10,000).
 */
public final class FootprintMeasurement {

    private static final int HOSTS_BEFORE = 100;
    private static final String USUAL_HEAP = "-Xmx512m";
    private static final String LARGE_HEAP = "-Xmx1g";

    private FootprintMeasurement() {}

    public static void main(String[] arguments) throws Exception {
        int starts = argument(arguments, 0, 7);
        int seconds = argument(arguments, 1, 60);
        int keys = argument(arguments, 2, 10_000);
        try (BrokerProcess broker = BrokerProcess.start()) {
            String servers = broker.bootstrapServers();
            try (KafkaService kafka = KafkaService.create(KafkaConfig.of(servers))) {
                kafka.connect();
                TopicManager.create(kafka).initializeAllTopics().join();
            }
            try (DelayedDataService data = new DelayedDataService(servers, 0)) {
                if (starts > 0) {
                    starts(servers, starts);
                }
                if (seconds > 0) {
                    idle(servers, seconds);
                }
                if (keys > 0) {
                    keys(servers, keys);
                }
            }
        }
        System.exit(0);
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static Map<String, Double> run(String heap, FootprintMain.Kind kind, Object... more) throws IOException {
        try (FootprintProcess process = FootprintProcess.start(heap, kind, more)) {
            return process.result();
        }
    }

    private static void starts(String servers, int starts) throws IOException {
        List<Double> millis = new ArrayList<>();
        List<Double> ofJvm = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        // A broker that has been running has done all of this before, and its compiler too.
        for (int i = 0; i < HOSTS_BEFORE; i++) {
            FootprintMain.startAndAsk(servers);
        }
        for (int i = 0; i < starts; i++) {
            Map<String, Double> result = run(USUAL_HEAP, FootprintMain.Kind.START, servers, 0);
            millis.add(result.get("ms"));
            ofJvm.add(result.get("jvm"));
            cpu.add(result.get("cpu"));
        }
        System.out.printf("%n### To the first answer of a new model, %d fresh JVMs, ms%n%n", starts);
        System.out.printf("| from | median | worst |%n|---|---:|---:|%n");
        times("Balance.builder()", millis);
        times("the start of the JVM", ofJvm);
        times("the same, in time of processors", cpu);
    }

    private static void times(String from, List<Double> millis) {
        Collections.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f |%n",
                from,
                millis.get(millis.size() / 2),
                millis.get(millis.size() - 1));
    }

    /** At the same time, for they idle; each counts the time of its own process. */
    private static void idle(String servers, int seconds) throws IOException {
        Map<FootprintMain.Kind, FootprintProcess> processes = new LinkedHashMap<>();
        try {
            for (FootprintMain.Kind kind :
                    List.of(FootprintMain.Kind.BARE, FootprintMain.Kind.IDLE, FootprintMain.Kind.FULL)) {
                processes.put(kind, FootprintProcess.start(USUAL_HEAP, kind, servers, seconds));
            }
            System.out.printf("%n### Idle for %d s%n%n", seconds);
            System.out.printf("| | heap, MB | %% of a core | threads |%n|---|---:|---:|---:|%n");
            idled("bare producer and consumer", processes.get(FootprintMain.Kind.BARE));
            idled("Balance by default", processes.get(FootprintMain.Kind.IDLE));
            idled("with cache, foresight, monitoring, page", processes.get(FootprintMain.Kind.FULL));
        } finally {
            processes.values().forEach(FootprintProcess::close);
        }
    }

    private static void idled(String what, FootprintProcess process) throws IOException {
        Map<String, Double> result = process.result();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.2f | %.0f |%n",
                what,
                result.get("heap") / 1e6,
                100 * result.get("core"),
                result.get("threads"));
    }

    private static void keys(String servers, int keys) throws IOException {
        double registered =
                run(LARGE_HEAP, FootprintMain.Kind.REGISTERED, servers, 0).get("heap");
        Map<String, Double> result = run(LARGE_HEAP, FootprintMain.Kind.KEYS, servers, keys);
        System.out.printf(
                Locale.ROOT,
                "%n### 1,000 models, each with %,d keys of its own%n%n"
                        + "Registered at the broker, nothing asked: %.1f MB of heap in all. The first 100 keys asked "
                        + "through brokers in memory, the others told to foresight and cache: Balance with its cache, "
                        + "foresight and monitoring retains %.1f MB, the cache %.1f MB of them by its own account; "
                        + "%.1f MB stay with the rest. %,.0f s and %,.0f s.%n",
                keys,
                registered / 1e6,
                result.get("heap") / 1e6,
                result.get("cache") / 1e6,
                result.get("rest") / 1e6,
                result.get("asking"),
                result.get("seconds") - result.get("asking"));
    }
}
