// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.federation;

import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.BalanceConfig;
import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.balance.services.federation.FederationConfig;
import ai.smartwhale.balance.services.federation.JoinConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** An instance in a process of its own, which does as the lines of its standard input say. */
final class InstanceMain {

    private static final List<String> MODELS = List.of("one", "two", "three", "four");

    private InstanceMain() {}

    public static void main(String[] arguments) throws Exception {
        boolean federated = !arguments[1].equals("none");
        var builder = Balance.builder()
                .bootstrapServers(arguments[0])
                .config(BalanceConfig.builder()
                        .instanceId(arguments[2])
                        .serveModelRequests(arguments[3].equals("serve"))
                        .defaultTimeout(Duration.ofSeconds(60))
                        .build());
        if (federated) {
            builder.federation(FederationConfig.of(arguments[1])
                    .withoutAnswers()
                    .withJoin(JoinConfig.defaults().withTimes(Duration.ofSeconds(2), Duration.ofMillis(500))));
        }
        try (Balance balance = builder.build()) {
            balance.start();
            MODELS.forEach(model -> balance.registerModel(arguments[2] + model).join());
            ask(balance, arguments[2], "warm" + arguments[2], 4_000, 64);
            var joins = balance.federation().joins();
            if (federated && joins.marked() + joins.spared() == 0) {
                throw new IllegalStateException("Redis was not found in time");
            }
            System.out.println("ready");
            serve(balance, arguments[2]);
        }
    }

    private static void serve(Balance balance, String name) throws IOException, InterruptedException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            List<String> order = List.of(line.split(" ", -1));
            long joined = balance.federation().joins().joined();
            long cpu = cpuNanos();
            long began = System.nanoTime();
            int requests = Integer.parseInt(order.get(1));
            ask(balance, name, order.get(0), requests, Integer.parseInt(order.get(2)));
            System.out.printf(
                    Locale.ROOT,
                    "result %d %.4f %.4f %d%n",
                    requests,
                    (System.nanoTime() - began) / 1e9,
                    (cpuNanos() - cpu) / 1e9,
                    balance.federation().joins().joined() - joined);
        }
    }

    private static void ask(Balance balance, String name, String questions, int requests, int underWay)
            throws InterruptedException {
        Semaphore window = new Semaphore(underWay);
        AtomicInteger failed = new AtomicInteger();
        for (int i = 0; i < requests; i++) {
            window.acquire();
            var unused = balance.request(DataQuery.of(name + MODELS.get(i % MODELS.size()), questions + i))
                    .whenComplete((answer, failure) -> {
                        if (failure != null || answer.payload().data().isEmpty()) {
                            failed.incrementAndGet();
                        }
                        window.release();
                    });
        }
        window.acquire(underWay);
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " of " + requests + " requests failed");
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
