// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.List;

/**
 * Simple, damped and seasonal exponential smoothing side by side on a grid of weights; the one with the best Akaike
 * criterion on its one-step errors so far answers.
 */
final class ExponentialSmoothing implements PointModel {

    /** Every seasonal smoothing keeps a whole season, so longer ones cost too much. */
    static final int LONGEST_SEASON = 366;

    private final int season;
    private final List<SmoothingState> states;
    private final SlotRing first;
    private long slots;
    private double level;
    private boolean begun;

    ExponentialSmoothing(List<SmoothingWeights> weights, int season) {
        this.season = season;
        states = weights.stream().map(each -> new SmoothingState(each, season)).toList();
        first = new SlotRing(season);
    }

    /** The whole grid for a series. */
    static ExponentialSmoothing of(SeriesConfig config) {
        int season = config.shortestSeason() <= LONGEST_SEASON ? config.shortestSeason() : 1;
        return new ExponentialSmoothing(SmoothingWeights.grid(season > 1), season);
    }

    @Override
    public void update(double value) {
        if (!begun) {
            collect(value);
            return;
        }
        int phase = (int) (slots % season);
        slots++;
        for (int index = 0; index < states.size(); index++) {
            SmoothingState state = states.get(index);
            if (Double.isNaN(value)) {
                state.skip();
            } else {
                state.update(value, state.phases() == 1 ? 0 : phase);
            }
        }
    }

    /** The first season gives the first level and the first seasonal differences. */
    private void collect(double value) {
        if (Double.isNaN(value) && first.size() == 0) {
            return;
        }
        first.add(Double.isNaN(value) ? first.back(1) : value);
        if (first.size() < season) {
            return;
        }
        double sum = 0;
        for (int lag = 1; lag <= season; lag++) {
            sum += first.back(lag);
        }
        level = sum / season;
        states.forEach(state -> state.begin(state.phases() == 1 ? first.back(1) : level, first));
        begun = true;
    }

    @Override
    public void forecastInto(double[] mean, int horizon) {
        if (!begun) {
            for (int step = 0; step < horizon; step++) {
                mean[step] = first.size() == 0 ? 0 : first.back(1);
            }
            return;
        }
        SmoothingState best = states.get(0);
        double least = best.criterion();
        for (int index = 1; index < states.size(); index++) {
            double criterion = states.get(index).criterion();
            if (criterion < least) {
                least = criterion;
                best = states.get(index);
            }
        }
        for (int step = 0; step < horizon; step++) {
            mean[step] = best.forecast(step, best.phases() == 1 ? 0 : (int) ((slots + step) % season));
        }
    }

    @Override
    public boolean ready() {
        return begun;
    }

    @Override
    public void write(StateWriter state) {
        first.write(state);
        state.put(slots).put(level).put(begun);
        states.forEach(each -> each.write(state));
    }

    @Override
    public void read(StateReader state) {
        first.read(state);
        slots = state.nextLong();
        level = state.nextDouble();
        begun = state.nextBoolean();
        states.forEach(each -> each.read(state));
    }
}
