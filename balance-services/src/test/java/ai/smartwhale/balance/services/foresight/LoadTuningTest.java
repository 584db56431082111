// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.prediction.forecast.AutoregressionConfig;
import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.optimization.BiasCorrection;
import ai.smartwhale.balance.prediction.optimization.PredictionTuner;
import ai.smartwhale.balance.prediction.optimization.TuningResult;
import ai.smartwhale.balance.services.loop.DecisionState;
import ai.smartwhale.balance.services.loop.LoopMode;
import ai.smartwhale.balance.services.loop.OwnDecision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** A load that was steady goes up and down from slot to slot, which a naive forecast always misses. */
class LoadTuningTest {

    private static final SeriesConfig SERIES = SeriesConfig.builder().build();

    private final SplittableRandom random = new SplittableRandom(1);
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final List<OwnDecision> told = new ArrayList<>();
    private int slots;

    private LoadTuning tuning(PredictionTuner tuner) {
        return new LoadTuning(SERIES, ForecastMethod.SEASONAL_NAIVE, tuner);
    }

    private static PredictionTuner tuner(boolean improved) {
        return (series, values) -> new TuningResult(
                improved ? AutoregressionConfig.defaults().withLags(List.of(1, 2)) : AutoregressionConfig.defaults(),
                improved,
                improved ? 0.5 : 1,
                new BiasCorrection(1, List.of()),
                3,
                false,
                "so it is");
    }

    private void steady(LoadTuning tuning, int count) {
        for (int i = 0; i < count; i++) {
            slot(tuning, 100 + random.nextInt(10), LoopMode.ACT);
        }
    }

    private void restless(LoadTuning tuning, int count) {
        for (int i = 0; i < count; i++) {
            slot(tuning, (slots % 2 == 0 ? 50 : 150) + random.nextInt(10), LoopMode.ACT);
        }
    }

    private void slot(LoadTuning tuning, double value, LoopMode mode) {
        slots++;
        tuning.endSlot(value);
        told.addAll(tuning.decide(mode, tasks::add));
    }

    private void work() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Test
    void tellsWhatWouldForecastBetterOnceItHasDoneSo() {
        LoadTuning tuning = tuning(tuner(true));
        steady(tuning, 300);
        assertThat(tasks).isEmpty();
        restless(tuning, 200);
        assertThat(tasks).as("off the hot path, once").hasSize(1);
        assertThat(told).isEmpty();
        work();
        restless(tuning, 30);
        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.knob()).isEqualTo(LoadTuning.KNOB);
            assertThat(one.state()).isEqualTo(DecisionState.TRIAL);
            assertThat(one.expected()).isEqualTo(0.5);
            assertThat(one.reason()).startsWith("errors of forecasts rose from").endsWith("tuned: so it is");
        });
        restless(tuning, 60);
        assertThat(told).hasSize(2);
        assertThat(told.get(1).state()).isEqualTo(DecisionState.ADVISED);
        assertThat(told.get(1).outcome()).startsWith("would help: nearer in ");
        assertThat(told.get(1).effect().orElseThrow().after()).isGreaterThan(0.9);
    }

    @Test
    void tellsWhatWouldNotHelp() {
        LoadTuning tuning = tuning(tuner(true));
        steady(tuning, 300);
        restless(tuning, 200);
        work();
        // Steady again, so that the naive forecast is nearer than what learned to expect the opposite.
        for (int i = 0; i < 600 && told.size() < 2; i++) {
            slot(tuning, 50 + i % 500, LoopMode.ACT);
        }
        assertThat(told).hasSize(2);
        assertThat(told.get(1).effect()).isPresent();
    }

    @Test
    void saysSoWhereNothingBetterWasFound() {
        LoadTuning tuning = tuning(tuner(false));
        steady(tuning, 300);
        restless(tuning, 200);
        work();
        restless(tuning, 1);
        assertThat(told)
                .singleElement()
                .extracting(OwnDecision::state, OwnDecision::outcome)
                .containsExactly(DecisionState.WITHDRAWN, "nothing better was found");
    }

    @Test
    void aTunerThatFailsOrNobodyWhoRunsItDoesNotEndIt() {
        LoadTuning tuning = tuning((series, values) -> {
            throw new IllegalStateException("broken");
        });
        steady(tuning, 300);
        restless(tuning, 200);
        work();
        assertThat(tuning.decide(LoopMode.ACT, task -> {
                    throw new RejectedExecutionException();
                }))
                .isEmpty();
        steady(tuning, 400);
        restless(tuning, 200);
        assertThat(tasks).as("worse again").isNotEmpty();
    }

    @Test
    void looksForNothingWhileTheLoopDoesNotAct() {
        LoadTuning tuning = tuning(tuner(true));
        for (int i = 0; i < 500; i++) {
            slot(tuning, i < 300 ? 100 : i % 2 == 0 ? 50 : 150, LoopMode.ADVICE);
        }
        assertThat(tasks).isEmpty();
    }

    @Test
    void theTunerOfThisLibraryFitsIn() {
        LoadTuning tuning = tuning(PredictionTuner.create());
        steady(tuning, 300);
        restless(tuning, 200);
        work();
        restless(tuning, 1);
        assertThat(told).isNotEmpty();
    }
}
