// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trace with 2 % of the calls twenty times as slow, in virtual time: what hedging gains and what it costs. */
class HedgingSimulationTest {

    private static final int CALLS = 20_000;
    private static final long MEDIAN_NANOS = 10_000_000;

    private final VirtualTime time = new VirtualTime();
    private long attempts;
    private long running;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void cutsTheTailForFewAdditionalCalls(long seed) {
        List<Long> unhedged = new ArrayList<>();
        Random trace = new Random(seed);
        for (int i = 0; i < CALLS; i++) {
            unhedged.add(latency(trace));
        }
        List<Long> hedged = new ArrayList<>();
        Random hedges = new Random(~seed);
        Hedger hedger = Hedger.create(HedgeConfig.withDefaults(), time.executors(), time);
        for (long first : unhedged) {
            long begun = time.nanoTime();
            var unused = hedger.call("trace", attempt -> slowAnswer(attempt == 0 ? first : latency(hedges)))
                    .thenRun(() -> hedged.add(time.nanoTime() - begun));
            time.pass(Duration.ofMillis(2));
        }
        time.pass(Duration.ofSeconds(5));
        HedgeReport report = hedger.report("trace").orElseThrow();

        assertThat(hedged).hasSize(CALLS);
        assertThat(attempts).isEqualTo(CALLS + report.hedges());
        assertThat(report.hedges()).isBetween(1L, CALLS / 20L);
        assertThat(report.cancelled()).as("every loser is cancelled").isEqualTo(report.hedges());
        assertThat(running).as("nothing runs on").isZero();
        assertThat((double) percentile(hedged, 0.99)).isLessThanOrEqualTo(0.4 * percentile(unhedged, 0.99));
        assertThat(percentile(hedged, 0.5)).isLessThanOrEqualTo(percentile(unhedged, 0.5));
    }

    private CompletionStage<String> slowAnswer(long nanos) {
        attempts++;
        running++;
        CompletableFuture<String> answer = new CompletableFuture<>();
        var timer = time.schedule(() -> answer.complete("answer"), nanos, TimeUnit.NANOSECONDS);
        return answer.whenComplete((value, error) -> running--).whenComplete((value, error) -> timer.cancel(false));
    }

    private static long latency(Random random) {
        double usual = MEDIAN_NANOS * Math.exp(0.25 * random.nextGaussian());
        return (long) (random.nextInt(50) == 0 ? 20 * usual : usual);
    }

    private static long percentile(List<Long> values, double share) {
        List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
