// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.BalanceBuilder;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.TopicManager;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What it costs to watch a Balance: the same requests through one that is watched, with views, all operator rules and
 * the page, and through one that is not. Only one of them is open at a time, so that what the other does in the
 * background is in no one's figures; what starting costs is in none either. They take turns, and each pair changes who
 * is first.
 */
final class MonitoringComparison {

    private static final int WARMING = 10_000;
    private static final int REQUESTS = 60_000;
    private static final int UNDER_WAY = 256;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private MonitoringComparison() {}

    /** What one run took for each request. */
    private record Cost(double perSecond, double cpuMicros) {}

    static void run(String servers, int rounds) throws Exception {
        List<Cost> without = new ArrayList<>();
        List<Cost> with = new ArrayList<>();
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(servers))) {
            kafka.connect();
            TopicManager.create(kafka).initializeAllTopics().join();
        }
        try (Echo echo = Echo.ofContract(servers, 0)) {
            for (int round = 0; round <= rounds; round++) {
                boolean watchedFirst = round % 2 == 0;
                for (boolean watched : List.of(watchedFirst, !watchedFirst)) {
                    Cost cost = measure(servers, watched);
                    if (round > 0) {
                        (watched ? with : without).add(cost);
                    }
                }
            }
        }
        print(without, with);
    }

    private static Cost measure(String servers, boolean watched) throws Exception {
        BalanceBuilder builder = Balance.builder().bootstrapServers(servers);
        if (watched) {
            builder.monitoring(MonitoringConfig.defaults()).dashboard(DashboardServerConfig.withDefaults());
        }
        try (Balance balance = builder.build()) {
            balance.start();
            Models.register(balance, "cost-");
            ask(balance, WARMING);
            long cpu = SYSTEM.getProcessCpuTime();
            long began = System.nanoTime();
            ask(balance, REQUESTS);
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Cost(REQUESTS / seconds, (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / REQUESTS);
        }
    }

    private static void ask(Balance balance, int requests) throws Exception {
        var unused = RoundTripComparison.ask(
                requests, UNDER_WAY, i -> balance.request(RoundTripComparison.question("cost-", i)));
    }

    private static void print(List<Cost> without, List<Cost> with) {
        List<Double> cpu = new ArrayList<>();
        List<Double> rate = new ArrayList<>();
        for (int i = 0; i < with.size(); i++) {
            cpu.add(100 * (with.get(i).cpuMicros() / without.get(i).cpuMicros() - 1));
            rate.add(100 * (with.get(i).perSecond() / without.get(i).perSecond() - 1));
        }
        System.out.printf(
                Locale.ROOT,
                "%n### Watched or not, %d under way%n%nMedians of %d pairs of %,d requests; load average %.1f.%n%n"
                        + "| | per s | CPU µs each |%n|---|---:|---:|%n",
                UNDER_WAY,
                with.size(),
                REQUESTS,
                SYSTEM.getSystemLoadAverage());
        row("not watched", without);
        row("watched", with);
        System.out.printf(
                Locale.ROOT,
                "%nOf pairs: throughput %+.1f %%, CPU %+.1f %% (medians).%n",
                Rounds.median(rate),
                Rounds.median(cpu));
    }

    private static void row(String name, List<Cost> costs) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s |%n",
                name,
                Rounds.format(Rounds.median(costs.stream().map(Cost::perSecond).toList())),
                Rounds.format(Rounds.median(costs.stream().map(Cost::cpuMicros).toList())));
    }
}
