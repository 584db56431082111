// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import com.amazon.randomcutforest.config.TransformMethod;
import com.amazon.randomcutforest.parkservices.ForecastDescriptor;
import com.amazon.randomcutforest.parkservices.RCFCaster;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One update and one forecast of 48 steps of an hourly series, beside the caster of Random Cut Forest. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ForecasterBenchmark {

    private static final int LEARNED = 2_000;
    private static final int CAST_LEARNED = 400;

    /** The forecaster. */
    @Param({"AUTOREGRESSION", "MIXTURE", "BLEND"})
    public ForecastMethod method = ForecastMethod.AUTOREGRESSION;

    private final double[] values = new double[1 << 14];
    private final double[] mean = new double[48];
    private Forecaster forecaster = Forecaster.autoregression(hourly());
    private RCFCaster caster = caster();
    private int next;

    static SeriesConfig hourly() {
        return SeriesConfig.builder().seasons(24, 168).build();
    }

    static RCFCaster caster() {
        return RCFCaster.builder()
                .dimensions(24)
                .shingleSize(24)
                .numberOfTrees(50)
                .sampleSize(256)
                .outputAfter(64)
                .randomSeed(7)
                .internalShinglingEnabled(true)
                .transformMethod(TransformMethod.NORMALIZE)
                .forecastHorizon(48)
                .build();
    }

    /** An hourly series with a day and a week in it. */
    static void fill(double[] values) {
        Random random = new Random(7);
        for (int index = 0; index < values.length; index++) {
            double day = 30 * Math.sin(2 * Math.PI * index / 24);
            double week = 10 * Math.sin(2 * Math.PI * index / 168);
            values[index] = 100 + day + week + 5 * random.nextGaussian();
        }
    }

    /** Learns until all is steady. */
    @Setup
    public void learn() {
        fill(values);
        forecaster = Forecaster.create(method, hourly());
        for (int index = 0; index < LEARNED; index++) {
            forecaster.update(values[index]);
        }
        for (int index = 0; index < CAST_LEARNED; index++) {
            ForecastDescriptor ignored = caster.process(new double[] {values[index]}, index);
        }
        next = LEARNED;
    }

    /** One value. */
    @Benchmark
    public void update() {
        next = (next + 1) & (values.length - 1);
        forecaster.update(values[next]);
    }

    /** The next 48 means, without allocation. */
    @Benchmark
    public double[] forecastMeans() {
        forecaster.forecastInto(mean);
        return mean;
    }

    /** The next 48 means with intervals of two levels. */
    @Benchmark
    public Forecast forecastWithIntervals() {
        return forecaster.forecast(48);
    }

    /** One value of Random Cut Forest, which forecasts each time. */
    @Benchmark
    public ForecastDescriptor peerUpdateWithForecast() {
        next++;
        return caster.process(new double[] {values[next & (values.length - 1)]}, next);
    }
}
