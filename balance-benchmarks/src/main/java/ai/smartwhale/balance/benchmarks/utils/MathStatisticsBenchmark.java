// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.utils;

import ai.smartwhale.commons.utils.MathUtils;
import ai.smartwhale.commons.utils.math.Statistics;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.stat.descriptive.moment.Kurtosis;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Skewness;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.apache.commons.math3.stat.descriptive.rank.Max;
import org.apache.commons.math3.stat.descriptive.rank.Min;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.summary.Sum;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Moments, range and three quantiles of 10,000 numbers, beside commons-math doing the same and beside less work. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MathStatisticsBenchmark {

    private static final int SIZE = 10_000;

    /** The shape of the sample. */
    @Param({"uniform", "gaussian", "lognormal", "fewValues"})
    public String shape = "uniform";

    private double[] values = {};

    /** Draws the sample. */
    @Setup
    public void draw() {
        Random random = new Random(42);
        values = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = switch (shape) {
                case "uniform" -> random.nextDouble();
                case "gaussian" -> 100 + 15 * random.nextGaussian();
                case "lognormal" -> Math.exp(2 * random.nextGaussian());
                case "fewValues" -> random.nextInt(7);
                default -> throw new IllegalArgumentException(shape);
            };
        }
    }

    /**
     * Ours: all of it.
     *
     * @return the statistics
     */
    @Benchmark
    public Statistics own() {
        return MathUtils.statisticalAnalysis(values);
    }

    /**
     * Commons-math, all of it; the moments that build on each other are given what is already known.
     *
     * @param blackhole takes the results
     */
    @Benchmark
    public void commonsMath(Blackhole blackhole) {
        double mean = new Mean().evaluate(values);
        blackhole.consume(new Sum().evaluate(values));
        blackhole.consume(new Variance().evaluate(values, mean));
        blackhole.consume(new Min().evaluate(values));
        blackhole.consume(new Max().evaluate(values));
        blackhole.consume(new Skewness().evaluate(values));
        blackhole.consume(new Kurtosis().evaluate(values));
        Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        percentile.setData(values);
        blackhole.consume(percentile.evaluate(50));
        blackhole.consume(percentile.evaluate(95));
        blackhole.consume(percentile.evaluate(99));
        blackhole.consume(mean);
    }

    /**
     * Commons-math, the least that can be compared: mean, variance and one quantile, where ours does all of it.
     *
     * @param blackhole takes the results
     */
    @Benchmark
    public void commonsMathWithoutHigherMoments(Blackhole blackhole) {
        double mean = new Mean().evaluate(values);
        blackhole.consume(new Variance().evaluate(values, mean));
        blackhole.consume(new Percentile().evaluate(values, 95));
        blackhole.consume(mean);
    }
}
