// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.whole;

import ai.smartwhale.balance.benchmarks.Rounds;
import ai.smartwhale.balance.services.AnswerCache;
import ai.smartwhale.balance.services.AnswerCacheBuilder;
import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.DataQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Real traces as fast as a Data service of bounded capacity lets them pass. Answers grow old by the time of the trace,
 * as if it were replayed at its own pace; where they do not, all of the trace falls within the time of one answer.
 */
final class TraceLoad {

    private static final int PLACES = 32;
    private static final Duration TAKES = Duration.ofMillis(16);
    private static final int WARMING = 500;

    /** One way to run the traces. */
    private record Way(String title, Contestant contestant, boolean ages) {}

    private static final List<Way> WAYS = List.of(
            new Way("bare services", Contestant.BARE, true),
            new Way("full Balance", Contestant.FULL, true),
            new Way("full Balance, answers never too old", Contestant.FULL, false));

    /** What a run showed, with the calls that reached the Data service. */
    private record Passed(ClosedLoop.Run run, double calls) {}

    private final String servers;

    TraceLoad(String servers) {
        this.servers = servers;
    }

    void run(int rounds) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%n### Real traces, %d under way%n%nThe Data service answers %d at a time, each within %d ms: %,d/s. Medians of %d"
                        + " rounds; load average %.1f.%n",
                ServicesComparison.UNDER_WAY,
                PLACES,
                TAKES.toMillis(),
                PLACES * 1_000L / TAKES.toMillis(),
                rounds,
                ClosedLoop.SYSTEM.getSystemLoadAverage());
        try (BoundedDataService service = new BoundedDataService(servers, PLACES, TAKES)) {
            // Dropped, as the compiler is still at work.
            for (Way way : WAYS) {
                var unused = measure(RealTrace.all().get(0), way, service);
            }
            for (RealTrace trace : RealTrace.all()) {
                compare(trace, service, rounds);
            }
        }
    }

    private void compare(RealTrace trace, BoundedDataService service, int rounds) throws InterruptedException {
        List<List<Passed>> all =
                WAYS.stream().<List<Passed>>map(way -> new ArrayList<>()).toList();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < WAYS.size(); i++) {
                int way = round % 2 == 0 ? i : WAYS.size() - 1 - i;
                all.get(way).add(measure(trace, WAYS.get(way), service));
            }
        }
        int requests = trace.requests().size();
        System.out.printf(
                Locale.ROOT,
                "%n%s: %,d requests of %,d s for %,d keys. No more can be gained than %.2f × where an answer is fresh for %d"
                        + " minutes, %.2f × where for ever.%n%n"
                        + "| | calls | answers per s | CPU µs each | p50 ms | p99 ms | to bare |%n|---|---:|---:|---:|---:|---:|---:|%n",
                trace.name(),
                requests,
                trace.requests().get(requests - 1).at().toSeconds(),
                trace.distinct(),
                (double) requests / trace.leastCalls(AnswerCacheBuilder.DEFAULT_TTL),
                AnswerCacheBuilder.DEFAULT_TTL.toMinutes(),
                (double) requests / trace.distinct());
        for (int way = 0; way < WAYS.size(); way++) {
            List<Double> ratio = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                ratio.add(all.get(way).get(round).run().perSecond()
                        / all.get(0).get(round).run().perSecond());
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %s | %.2f |%n",
                    WAYS.get(way).title(),
                    Rounds.median(all.get(way).stream().map(Passed::calls).toList()),
                    ServicesComparison.medians(
                            all.get(way).stream().map(Passed::run).toList()),
                    Rounds.median(ratio));
        }
    }

    private Passed measure(RealTrace trace, Way way, BoundedDataService service) throws InterruptedException {
        try (AgeingAnswers ageing = new AgeingAnswers();
                Contestant.Opened opened =
                        way.contestant().open(servers, way.ages() ? ageing : AnswerCache.inMemory())) {
            Balance balance = opened.balance();
            ServicesComparison.register(balance);
            String run = UUID.randomUUID().toString();
            var unused = ClosedLoop.ask(
                    balance,
                    WARMING,
                    ServicesComparison.UNDER_WAY,
                    i -> DataQuery.of(ServicesComparison.model(i), run + i));
            long before = service.asked();
            ClosedLoop.Run passed =
                    ClosedLoop.ask(balance, trace.requests().size(), ServicesComparison.UNDER_WAY, i -> {
                        RealTrace.Request request = trace.requests().get(i);
                        ageing.reach(request.at());
                        return request.query();
                    });
            return new Passed(passed, service.asked() - before);
        }
    }
}
