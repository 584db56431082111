// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.cli.trace.Trace;
import ai.smartwhale.balance.cli.trace.TraceFiles;
import ai.smartwhale.balance.cli.trace.TraceLimits;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchStatistics;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On the bundled trace, 600 arrivals that are replayed until there are as many as in the published experiment. */
class SimulationTest {

    private static final Trace TRACE = TraceFiles.bundled(new TraceLimits(10_000, TraceLimits.ANY_TIME));
    private static final int REPLAYS = 96;
    /** Many tests compare with the same run, and equal seeds lead to equal results. */
    private static final Map<List<Object>, SimulationResult> RUNS = new ConcurrentHashMap<>();

    private static SimulationResult run(SimulationPolicy policy, Scenario scenario, double rate, long seed) {
        return RUNS.computeIfAbsent(
                List.of(policy, scenario, rate, seed),
                key -> Simulation.run(
                        TRACE, policy, SimulationSettings.of(scenario).with(rate, seed, REPLAYS)));
    }

    private static SimulationResult run(SimulationPolicy policy, Scenario scenario, long seed) {
        return run(policy, scenario, scenario.rate(), seed);
    }

    @ParameterizedTest
    @EnumSource
    void equalSeedsLeadToEqualResults(SimulationPolicy policy) {
        SimulationSettings settings = SimulationSettings.of(Scenario.FLOOD).with(6_637, 7, 10);
        assertThat(Simulation.run(TRACE, policy, settings)).isEqualTo(Simulation.run(TRACE, policy, settings));
        assertThat(Simulation.run(TRACE, policy, settings))
                .isNotEqualTo(Simulation.run(TRACE, policy, settings.with(6_637, 8, 10)));
    }

    @ParameterizedTest
    @EnumSource
    void everyRequestEndsInEveryScenario(Scenario scenario) {
        SimulationResult balance = run(SimulationPolicy.BALANCE, scenario, 1);
        assertThat(balance.requests()).isEqualTo(600 * REPLAYS);
        assertThat(balance.all()).isBetween(0.0, 1.0);
        assertThat(balance.jain()).isBetween(0.0, 1.0);
        assertThat(balance.keys()).isBetween(balance.calls(), (long) balance.requests());
    }

    @Test
    void makesFewCallsAndKeepsAllObjectivesUnderNormalLoad() {
        SimulationResult direct = run(SimulationPolicy.DIRECT, Scenario.NORMAL, 1);
        SimulationResult balance = run(SimulationPolicy.BALANCE, Scenario.NORMAL, 1);
        assertThat(direct.calls()).isEqualTo(direct.requests());
        assertThat((double) balance.calls()).isLessThanOrEqualTo(0.4 * direct.calls());
        for (Urgency urgency : Urgency.values()) {
            assertThat(balance.classResult(urgency).share()).isGreaterThanOrEqualTo(0.99);
        }
    }

    @ParameterizedTest
    @CsvSource({"NORMAL, 166", "NORMAL, 1660", "NORMAL, 2212", "NORMAL, 4424", "BURST, 2212"})
    void isNeverWorseThanCoalescingWithoutOverload(Scenario scenario, double rate) {
        SimulationResult balance = run(SimulationPolicy.BALANCE, scenario, rate, 1);
        SimulationResult coalesce = run(SimulationPolicy.COALESCE, scenario, rate, 1);
        assertThat(balance.all()).isGreaterThanOrEqualTo(0.99).isGreaterThanOrEqualTo(coalesce.all() - 0.005);
        assertThat((double) balance.calls()).isLessThanOrEqualTo(1.05 * coalesce.calls());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void protectsVictimsAndTheUrgentFromAFlood(long seed) {
        SimulationResult balance = run(SimulationPolicy.BALANCE, Scenario.FLOOD, seed);
        SimulationResult coalesce = run(SimulationPolicy.COALESCE, Scenario.FLOOD, seed);
        assertThat(balance.all()).isGreaterThanOrEqualTo(coalesce.all() + 0.10);
        assertThat(balance.victims()).isGreaterThanOrEqualTo(0.99);
        assertThat(balance.classResult(Urgency.HIGH).share()).isGreaterThanOrEqualTo(0.99);
    }

    @ParameterizedTest
    @CsvSource({"2212, 1", "2212, 2", "4424, 1", "4424, 2"})
    void isNotWorseThanCoalescingOnASlowService(double rate, long seed) {
        assertThat(run(SimulationPolicy.BALANCE, Scenario.SLOW, rate, seed).all())
                .isGreaterThanOrEqualTo(run(SimulationPolicy.COALESCE, Scenario.SLOW, rate, seed)
                        .all());
    }

    /** Of one model, nothing overtakes what waits for eight steps of 500 ms; a call takes a tenth of a second. */
    @Test
    void lowRequestsOfOthersProgressUnderAFloodOfHighOnes() {
        SimulationResult balance = run(SimulationPolicy.BALANCE, Scenario.HIGH_FLOOD, 1);
        assertThat(balance.classResult(Urgency.LOW).share()).isGreaterThanOrEqualTo(0.99);
        assertThat(balance.classResult(Urgency.LOW).longest()).isLessThan(4_500);
    }

    @Test
    void recoversFromAnOutageNoSlowerThanCoalescing() {
        assertThat(run(SimulationPolicy.BALANCE, Scenario.OUTAGE, 1).all())
                .isGreaterThanOrEqualTo(
                        run(SimulationPolicy.COALESCE, Scenario.OUTAGE, 1).all());
    }

    @Test
    void theLoopHelpsWhereRequestsAreAnsweredTooLateAndHurtsNowhere() {
        for (Scenario scenario : Scenario.values()) {
            SimulationResult off = run(SimulationPolicy.BALANCE, scenario, 1);
            SimulationResult on = run(SimulationPolicy.BALANCE_LOOP, scenario, 1);
            double better = scenario == Scenario.HIGH_FLOOD ? 0.05 : -0.005;
            assertThat(on.all()).as(scenario.label()).isGreaterThanOrEqualTo(off.all() + better);
        }
        assertThat(run(SimulationPolicy.BALANCE_LOOP, Scenario.NORMAL, 1).decisions())
                .isEmpty();
    }

    @Test
    void theLoopGivesOldAnswersInAnOutageOnlyWhereItMay() {
        SimulationResult off = run(SimulationPolicy.BALANCE, Scenario.OUTAGE, 1);
        SimulationResult on = run(SimulationPolicy.BALANCE_LOOP_STALE, Scenario.OUTAGE, 1);
        assertThat(on.all()).isGreaterThanOrEqualTo(off.all() + 0.05);
        assertThat(on.stale()).isPositive();
        assertThat(run(SimulationPolicy.BALANCE_LOOP, Scenario.OUTAGE, 1).stale())
                .isZero();
        assertThat(run(SimulationPolicy.BALANCE_LOOP_STALE, Scenario.NORMAL, 1).stale())
                .isZero();
    }

    @Test
    void fetchesAheadOnlyWhereThatPays() {
        for (Scenario scenario : Scenario.values()) {
            SimulationResult without = run(SimulationPolicy.BALANCE_LOOP, scenario, 1);
            SimulationResult with = run(SimulationPolicy.BALANCE_LOOP_AHEAD, scenario, 1);
            assertThat(with.all()).as(scenario.label()).isGreaterThanOrEqualTo(without.all() - 0.005);
            PrefetchStatistics ahead = with.prefetch().orElseThrow();
            if (ahead.bought() > 100) {
                assertThat(ahead.precision().orElseThrow()).as(scenario.label()).isGreaterThanOrEqualTo(0.2);
            }
            assertThat(without.prefetch()).isEmpty();
        }
    }

    @Test
    void eachDecisionHasItsUse() {
        SimulationResult balance = run(SimulationPolicy.BALANCE, Scenario.FLOOD, 1);
        assertThat(run(SimulationPolicy.WITHOUT_FAIRNESS, Scenario.FLOOD, 1).victims())
                .isLessThan(balance.victims());
        assertThat(run(SimulationPolicy.WITHOUT_DEADLINE, Scenario.FLOOD, 1).all())
                .isLessThan(balance.all());
        SimulationResult normal = run(SimulationPolicy.BALANCE, Scenario.NORMAL, 2_212, 1);
        assertThat(run(SimulationPolicy.WITHOUT_MERGE, Scenario.NORMAL, 2_212, 1)
                        .keys())
                .isGreaterThan(normal.keys());
        assertThat(run(SimulationPolicy.WITHOUT_JOIN, Scenario.NORMAL, 2_212, 1).keys())
                .isGreaterThan(normal.keys());
        assertThat(run(SimulationPolicy.WITHOUT_CACHE, Scenario.NORMAL, 2_212, 1)
                        .keys())
                .isGreaterThan(normal.keys());
    }

    @Test
    void writesExactlyTheNamedFields() {
        Map<String, Object> map =
                run(SimulationPolicy.BALANCE, Scenario.NORMAL, 2_212, 1).toMap();
        assertThat(map)
                .containsOnlyKeys(
                        "policy",
                        "scenario",
                        "requests",
                        "calls",
                        "keys",
                        "slo",
                        "goodput",
                        "p50_ms",
                        "p99_ms",
                        "jain",
                        "dropped",
                        "stale",
                        "decisions");
        assertThat((Map<?, ?>) map.get("slo")).hasSize(5);
    }

    @Test
    void theShareOfClassesAndTheRateAreAsAskedFor() {
        SimulationSettings settings = SimulationSettings.of(Scenario.NORMAL).with(1_000, 1, 10);
        Workload workload = Workload.of(TRACE, settings);
        assertThat(workload.requests()).hasSize(6_000).isSortedAccordingTo((a, b) -> Long.compare(a.at(), b.at()));
        assertThat(workload.length() / 1e9).isCloseTo(6, within(1e-6));
        double high = workload.requests().stream()
                .filter(request -> request.urgency() == Urgency.HIGH)
                .count();
        assertThat(high / 6_000).isCloseTo(0.1, within(0.02));
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        SimulationSettings settings = SimulationSettings.of(Scenario.NORMAL);
        assertThatThrownBy(() -> settings.with(Double.NaN, 1, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> settings.with(0, 1, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> settings.with(1, 1, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SimulationPolicy.of("magic"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("coalesce");
    }
}
