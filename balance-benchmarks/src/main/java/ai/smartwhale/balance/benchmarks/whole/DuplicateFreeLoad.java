// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.whole;

import ai.smartwhale.balance.benchmarks.Rounds;
import ai.smartwhale.balance.services.AnswerCache;
import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.DataQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Questions that nobody asked before, to a Data service that answers at once: nothing can be saved, all of it costs.
 */
final class DuplicateFreeLoad {

    private static final int WARMING = 15_000;
    private static final int REQUESTS = 60_000;
    private static final Sentences QUESTIONS = new Sentences(2, 480);

    private final String servers;
    private final AtomicLong asked = new AtomicLong();
    private final Map<Contestant, List<ClosedLoop.Run>> runs = new EnumMap<>(Contestant.class);

    DuplicateFreeLoad(String servers) {
        this.servers = servers;
    }

    void run(int rounds, List<Contestant> contestants) throws Exception {
        try (BoundedDataService service = new BoundedDataService(servers, 1, Duration.ZERO)) {
            for (int round = 0; round <= rounds; round++) {
                List<Contestant> order = new ArrayList<>(contestants);
                if (round % 2 == 1) {
                    Collections.reverse(order);
                }
                for (Contestant contestant : order) {
                    ClosedLoop.Run run = measure(contestant, service);
                    if (round > 0) {
                        runs.computeIfAbsent(contestant, c -> new ArrayList<>()).add(run);
                    }
                }
            }
        }
        print(rounds);
    }

    private ClosedLoop.Run measure(Contestant contestant, BoundedDataService service) throws InterruptedException {
        try (Contestant.Opened opened = contestant.open(servers, AnswerCache.inMemory())) {
            Balance balance = opened.balance();
            ServicesComparison.register(balance);
            var unused = ClosedLoop.ask(balance, WARMING, ServicesComparison.UNDER_WAY, this::question);
            long before = service.asked();
            ClosedLoop.Run run = ClosedLoop.ask(balance, REQUESTS, ServicesComparison.UNDER_WAY, this::question);
            if (service.asked() - before != REQUESTS) {
                throw new IllegalStateException(
                        contestant + " made " + (service.asked() - before) + " calls for " + REQUESTS + " requests");
            }
            return run;
        }
    }

    private DataQuery question(int i) {
        long number = asked.getAndIncrement();
        return DataQuery.of(ServicesComparison.model(i), number + " " + QUESTIONS.text(number));
    }

    private void print(int rounds) {
        System.out.printf(
                Locale.ROOT,
                "%n### Every question another one, %d under way%n%nMedians of %d rounds of %,d requests of %d models; load average"
                        + " %.1f.%n%n| | per s | CPU µs each | p50 ms | p99 ms | throughput to bare | CPU to bare |%n"
                        + "|---|---:|---:|---:|---:|---:|---:|%n",
                ServicesComparison.UNDER_WAY,
                rounds,
                REQUESTS,
                ServicesComparison.MODELS,
                ClosedLoop.SYSTEM.getSystemLoadAverage());
        List<ClosedLoop.Run> bare = runs.getOrDefault(Contestant.BARE, List.of());
        runs.forEach((contestant, own) -> {
            List<Double> rate = new ArrayList<>();
            List<Double> cpu = new ArrayList<>();
            for (int i = 0; i < Math.min(own.size(), bare.size()); i++) {
                rate.add(own.get(i).perSecond() / bare.get(i).perSecond());
                cpu.add(own.get(i).cpuMicros() / bare.get(i).cpuMicros());
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.2f | %.2f |%n",
                    contestant.title(),
                    ServicesComparison.medians(own),
                    rate.isEmpty() ? Double.NaN : Rounds.median(rate),
                    cpu.isEmpty() ? Double.NaN : Rounds.median(cpu));
        });
    }
}
