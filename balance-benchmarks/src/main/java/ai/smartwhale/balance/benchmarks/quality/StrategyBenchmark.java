// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.quality;

import ai.smartwhale.balance.quality.control.ActionExecutor;
import ai.smartwhale.balance.quality.control.RepairContext;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.improvement.SelectorConfig;
import ai.smartwhale.balance.quality.improvement.StrategyContext;
import ai.smartwhale.balance.quality.improvement.StrategyPick;
import ai.smartwhale.balance.quality.improvement.StrategySelector;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the choice among four strategies costs, and what it costs to learn from an outcome. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StrategyBenchmark {

    private final StrategySelector selector = StrategySelector.create(
            SelectorConfig.defaults(), ActionExecutor.create(InstantSource.system()), event -> {});
    private final RepairContext where = RepairContext.ofTable("table");
    private final List<String> strategies = List.of("dependency-majority", "nearest-frequent", "strip-unit", "leave");
    private int count;

    /**
     * One choice.
     *
     * @return the strategy
     */
    @Benchmark
    public StrategyPick select() {
        return selector.selectStrategy(new StrategyContext(IssueKind.TYPO, where), strategies);
    }

    /** One outcome. */
    @Benchmark
    public void learn() {
        selector.learn(new StrategyContext(IssueKind.TYPO, where), strategies.get(count++ & 3), count & 1, 1);
    }
}
