// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.batch.optimizer.TimingPlan.Placement;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimingOptimizerTest {

    private static final Instant START = Instant.parse("2026-01-02T10:00:00Z");
    private static final Duration SPAN = Duration.ofSeconds(1);

    private final TimingOptimizer optimizer = TimingOptimizer.create(new TimingConfig(1.15, 0.05, SPAN, Duration.ZERO));

    private static Instant at(double seconds) {
        return START.plusNanos(Math.round(seconds * 1e9));
    }

    private static List<ForecastSlot> forecast(double... loads) {
        List<ForecastSlot> slots = new ArrayList<>();
        for (int i = 0; i < loads.length; i++) {
            slots.add(new ForecastSlot(at(i), SPAN, loads[i]));
        }
        return slots;
    }

    private static DeferrableWork work(int number, double earliest, double deadline, double cost) {
        return new DeferrableWork("w" + number, at(earliest), at(deadline), cost);
    }

    @Test
    void windowsAreFilledToOneLevel() {
        List<LoadWindow> windows = optimizer.predictOptimalWindows(forecast(5, 1, 3, 9), 8);
        // The spans of 5, 1 and 3 hold 17 with the work, a third of it each; that of 9 stays above.
        assertThat(windows).extracting(window -> window.slot().load()).containsExactly(5.0, 1.0, 3.0);
        assertThat(windows.stream().mapToDouble(LoadWindow::room).sum()).isCloseTo(8, within(1e-9));
        assertThat(windows).allMatch(window -> Math.abs(window.slot().load() + window.room() - 17.0 / 3) < 1e-9);
        assertThat(optimizer.predictOptimalWindows(forecast(5, 1), 0)).isEmpty();
        assertThat(optimizer.predictOptimalWindows(forecast(2, 2), 4)).hasSize(2);
    }

    @Test
    void workGoesIntoTheValleyBeforeItsDeadline() {
        TimingPlan plan = optimizer.optimizeExecutionTiming(
                List.of(work(1, 0, 3.5, 4), work(2, 0, 0.5, 1), work(3, 2, 9, 2)), forecast(10, 8, 2, 3));
        assertThat(plan.placements())
                .extracting(one -> one.work().id() + "@"
                        + Duration.between(START, one.start()).toSeconds())
                .containsExactly("w2@0", "w1@2", "w3@2");
        assertThat(plan.peak()).isEqualTo(11);
        assertThat(plan.placements()).allMatch(Placement::inTime);
    }

    /** With pieces of equal cost earliest deadline first is exact, so that brute force finds nothing better. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void noPlacementHasALowerPeak(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            double[] loads = random.doubles(5, 0, 6).toArray();
            List<DeferrableWork> work = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int first = random.nextInt(5);
                work.add(work(i, first, first + 0.5 + random.nextInt(5 - first), 1));
            }
            TimingPlan plan = optimizer.optimizeExecutionTiming(work, forecast(loads));
            assertThat(plan.peak()).isCloseTo(lowest(work, 0, loads.clone()), within(1e-6));
            for (Placement one : plan.placements()) {
                assertThat(one.start())
                        .isBetween(one.work().earliest(), one.work().deadline());
            }
        }
    }

    private static double lowest(List<DeferrableWork> work, int next, double[] loads) {
        if (next == work.size()) {
            double peak = 0;
            for (double load : loads) {
                peak = Math.max(peak, load);
            }
            return peak;
        }
        DeferrableWork piece = work.get(next);
        double lowest = Double.POSITIVE_INFINITY;
        for (int slot = 0; slot < loads.length; slot++) {
            if (at(slot + 1).isAfter(piece.earliest()) && !at(slot).isAfter(piece.deadline())) {
                loads[slot] += piece.cost();
                lowest = Math.min(lowest, lowest(work, next + 1, loads));
                loads[slot] -= piece.cost();
            }
        }
        return lowest;
    }

    @Test
    void whatCannotBeInTimeIsMarkedAndDoesNotStopTheRest() {
        TimingOptimizer slow = TimingOptimizer.create(new TimingConfig(1.15, 0.05, SPAN, Duration.ofSeconds(2)));
        TimingPlan plan = slow.optimizeExecutionTiming(
                List.of(work(1, 0, 1, 1), work(2, 50, 60, 1), work(3, 0, 4, 1)), forecast(1, 1, 1));
        Map<String, Boolean> inTime = new HashMap<>();
        plan.placements().forEach(one -> inTime.put(one.work().id(), one.inTime()));
        assertThat(inTime).isEqualTo(Map.of("w1", false, "w2", true, "w3", true));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void balancingAsTimeGoesByMissesNoDeadlineAndLowersThePeak(long seed) {
        Random random = new Random(seed);
        TimingOptimizer online = TimingOptimizer.create(new TimingConfig(1.15, 0.05, SPAN, Duration.ofSeconds(1)));
        List<DeferrableWork> waiting = new ArrayList<>();
        double peak = 0;
        double rawPeak = 0;
        int number = 0;
        for (int second = 0; second < 600; second++) {
            Instant now = at(second);
            double arrivals = Math.max(0, 20 + 10 * random.nextGaussian() + (random.nextInt(20) == 0 ? 40 : 0));
            int deferrable = (int) (arrivals * 0.4);
            for (int i = 0; i < deferrable; i++) {
                waiting.add(work(number++, second, second + 6, 1));
            }
            double urgent = arrivals - deferrable;
            ReleaseDecision decision = online.balanceLoad(waiting, urgent, now);
            for (DeferrableWork one : decision.release()) {
                assertThat(now.plusSeconds(1)).isBeforeOrEqualTo(one.deadline());
            }
            waiting.removeAll(decision.release());
            if (second > 60) {
                peak = Math.max(peak, urgent + decision.release().size());
                rawPeak = Math.max(rawPeak, arrivals);
            }
        }
        assertThat(peak).isLessThan(rawPeak * 0.85);
    }

    @Test
    void saysWhenTheNextPieceIsForced() {
        TimingOptimizer online = TimingOptimizer.create(new TimingConfig(1, 0.05, SPAN, Duration.ofSeconds(1)));
        online.balanceLoad(List.of(), 1, at(0));
        DeferrableWork soon = work(1, 0, 100, 10);
        DeferrableWork later = work(2, 50, 100, 10);
        ReleaseDecision decision = online.balanceLoad(List.of(later, soon), 1, at(1));
        assertThat(decision.release()).isEmpty();
        assertThat(decision.next()).contains(at(99));
        assertThat(online.balanceLoad(List.of(soon), 1, at(99)).release()).containsExactly(soon);
        assertThat(online.balanceLoad(List.of(), 1, at(99)).next()).isEmpty();
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> optimizer.predictOptimalWindows(List.of(), 1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> optimizer.predictOptimalWindows(forecast(1), Double.NaN))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> optimizer.predictOptimalWindows(forecast(1), -1))
                .isInstanceOf(InvalidValueException.class);
        List<ForecastSlot> overlapping = List.of(new ForecastSlot(at(0), SPAN, 1), new ForecastSlot(at(0.5), SPAN, 1));
        assertThatThrownBy(() -> optimizer.predictOptimalWindows(overlapping, 1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> work(1, 5, 5, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> work(1, 0, 5, Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> optimizer.balanceLoad(List.of(), -1, START)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new TimingConfig(0.9, 0.05, SPAN, SPAN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ForecastSlot(START, Duration.ZERO, 1)).isInstanceOf(InvalidValueException.class);
    }
}
