// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.federation;

import ai.smartwhale.balance.benchmarks.BrokerProcess;
import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.BalanceConfig;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * How long it takes until the requests of remote models that an instance had are answered by the other after it was
 * killed with SIGKILL, and what callers see of that. Argument: rounds (3).
 */
final class TakeoverMeasurement {

    private static final int PER_SECOND = 500;
    private static final int SECONDS = 24;
    private static final int KILLED_AFTER = 6;
    private static final String MODEL = "remote";

    private TakeoverMeasurement() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        System.out.printf("%nOne of two instances killed, %d requests of remote models a second%n%n", PER_SECOND);
        System.out.println(
                "| round | longest wait for an answer, ms | p99, ms | posted | lost | doubled at the caller |"
                        + " doubled on the topic |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int round = 1; round <= rounds; round++) {
            try (BrokerProcess broker = BrokerProcess.start()) {
                run(round, broker.bootstrapServers());
            }
        }
    }

    private static void run(int round, String servers) throws Exception {
        FederationMeasurement.createTopics(servers);
        Map<String, Long> posted = new ConcurrentHashMap<>();
        Map<String, Long> waits = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> times = new ConcurrentHashMap<>();
        try (DelayedDataService data = new DelayedDataService(servers, 5);
                Balance caller = Balance.builder()
                        .bootstrapServers(servers)
                        .config(BalanceConfig.builder()
                                .serveModelRequests(false)
                                .build())
                        .build();
                ChildInstance doomed = ChildInstance.start(servers, "none", "a", "serve");
                ChildInstance heir = ChildInstance.start(servers, "none", "b", "serve")) {
            caller.start();
            caller.registerModel(MODEL, answer -> {
                        String id = answer.metadata().requestId();
                        waits.putIfAbsent(id, System.nanoTime() - posted.getOrDefault(id, System.nanoTime()));
                        times.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
                    })
                    .join();
            doomed.awaitReady();
            heir.awaitReady();
            long began = System.nanoTime();
            for (int i = 0; i < PER_SECOND * SECONDS; i++) {
                if (i == PER_SECOND * KILLED_AFTER) {
                    doomed.kill();
                }
                long due = began + i * (1_000_000_000L / PER_SECOND);
                while (System.nanoTime() - due < 0) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                post(data, posted, i);
            }
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (waits.size() < posted.size() && System.nanoTime() - deadline < 0) {
                LockSupport.parkNanos(10_000_000);
            }
            long[] sorted = waits.values().stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %,.0f | %,.0f | %,d | %d | %d | %d |%n",
                    round,
                    sorted[sorted.length - 1] / 1e6,
                    sorted[(int) (0.99 * (sorted.length - 1))] / 1e6,
                    posted.size(),
                    posted.size() - waits.size(),
                    times.values().stream().filter(count -> count.get() > 1).count(),
                    caller.statistics().duplicatesDropped());
        }
    }

    private static void post(DelayedDataService data, Map<String, Long> posted, int i) {
        DataRequest request = MessageSchemas.createDataRequest(
                MODEL,
                RequestPayload.builder(MODEL)
                        .parameters(Map.of("query", "q" + i))
                        .build(),
                Priority.DEFAULT,
                Clock.systemUTC());
        posted.put(request.metadata().requestId(), System.nanoTime());
        var unused = data.kafka()
                .sendMessage(OutgoingMessage.of(MessagingConstants.MODELS_REQUESTS, Integer.toString(i), request));
    }
}
