// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.Arrays;

/**
 * Autoregression on recent and seasonal lags, learned by recursive least squares on a scale that suits the values. It
 * starts from the (seasonal) naive forecast and is pulled back to it, not to zero, where the values say little; until
 * it has learned enough, that forecast answers alone.
 */
final class LagRegression implements PointModel {

    /** How many values there must be for every coefficient before the regression answers. */
    private static final int VALUES_PER_COEFFICIENT = 2;

    /** An error larger than so many usual ones teaches no more than one of this size. */
    private static final double LARGEST_ERROR = 3.5;

    private static final double ERROR_MEMORY = 0.02;
    private static final double OUTREACH = 1.5;
    private static final double LOST_SCALE = 1_000;
    private static final double CLIPPED_SHARE = 0.05;

    private final int[] lags;
    private final int longest;
    private final int difference;
    private final int season;
    private final double fade;
    private final boolean counts;
    private final SlotRing ring;
    private final ValueScale scale;
    private final RecursiveLeastSquares regression;
    private final double[] regressors;
    private double[] levels;
    private long learned;
    private boolean scaled;
    private boolean seasonal;
    private double usualError;
    private double extreme;
    private double clippedShare;

    LagRegression(SeriesConfig series, AutoregressionConfig config, int[] lags) {
        this.lags = lags;
        longest = lags[lags.length - 1];
        difference = config.difference();
        season = series.shortestSeason();
        counts = series.kind() == ValueKind.COUNT;
        ring = new SlotRing(Math.max(longest + difference, season));
        fade = 1 - 0.25 / ring.capacity();
        scale = new ValueScale(config.scale(), series.kind());
        regression = new RecursiveLeastSquares(lags.length + 1, config.forgetting(), config.ridge());
        regressors = new double[lags.length + 1];
        levels = new double[longest + difference + series.horizon()];
    }

    @Override
    public void update(double value) {
        boolean missing = Double.isNaN(value);
        if (!scaled) {
            if (!missing || ring.size() > 0) {
                ring.add(missing ? naive(1) : value);
            }
            if (ring.size() == ring.capacity()) {
                begin();
            }
            return;
        }
        if (!missing) {
            watchScale(value);
        }
        gather();
        double predicted = clamp(regression.predict(regressors));
        double level = missing ? predicted + base() : scale.to(value);
        if (!missing) {
            learn(level - base(), predicted);
        }
        ring.add(level);
    }

    private void learn(double target, double predicted) {
        extreme = Math.max(Math.abs(target), extreme * fade);
        double error = target - predicted;
        double size = Math.abs(error);
        if (!counts && usualError > 0) {
            double most = LARGEST_ERROR * usualError;
            error = Math.max(-most, Math.min(most, error));
            size = Math.min(size, 5 * usualError);
        }
        usualError = usualError == 0 ? 1.25 * size : usualError + ERROR_MEMORY * (1.25 * size - usualError);
        regression.learn(regressors, error);
        learned++;
    }

    private void watchScale(double value) {
        clippedShare += ((scale.clips(value) ? 1 : 0) - clippedShare) / (2.0 * ring.capacity());
        if (!scale.fits(value) || clippedShare > CLIPPED_SHARE || !(Math.abs(scale.to(value)) < LOST_SCALE)) {
            rescale(value);
        }
    }

    /** All lags are there for the first time: chooses the scale and where to start from. */
    private void begin() {
        double[] values = ring.toArray();
        scale.fit(values, values.length);
        ring.clear();
        for (double value : values) {
            ring.add(scale.to(value));
        }
        scaled = true;
        seasonal = season > 1 && seasonBeatsLast();
        if (difference == 0) {
            start(regression.coefficients());
        }
        for (int lag = 1; lag <= ring.size() - difference; lag++) {
            double off = difference == 0 ? 0 : ring.back(lag + difference);
            extreme = Math.max(extreme, Math.abs(ring.back(lag) - off));
        }
        if (counts
                && season == 1
                && 2 * Arrays.stream(values).filter(value -> value == 0).count() > values.length) {
            learnFromQuietStart(values);
        }
    }

    /**
     * Before the first count there was no demand as far as anyone knows, so the first ones can be learned from, too.
     */
    private void learnFromQuietStart(double[] values) {
        ring.clear();
        for (int index = 0; index < ring.capacity(); index++) {
            ring.add(scale.to(0));
        }
        for (double value : values) {
            gather();
            double level = scale.to(value);
            learn(level - base(), clamp(regression.predict(regressors)));
            ring.add(level);
        }
    }

    private void start(double[] coefficients) {
        for (int index = 0; index < lags.length; index++) {
            int lag = lags[index];
            if (!seasonal) {
                coefficients[index + 1] = lag == 1 && !counts ? 1 : 0;
            } else if (lag == season) {
                coefficients[index + 1] = 1;
            } else if (lag == 1 || lag == season + 1) {
                coefficients[index + 1] = lag == 1 ? 0.5 : -0.5;
            }
        }
    }

    private boolean seasonBeatsLast() {
        double seasonError = 0;
        double lastError = 0;
        int half = Math.max(1, season / 2);
        for (int lag = 1; lag + season <= ring.size(); lag++) {
            seasonError += Math.abs(ring.back(lag) - ring.back(lag + season));
            lastError += Math.abs(ring.back(lag) - ring.back(lag + half));
        }
        return seasonError < lastError;
    }

    /** Moves all to a scale that suits the remembered values and the next; what the lags are worth stays. */
    private void rescale(double next) {
        double[] values = Arrays.copyOf(ring.toArray(), ring.size() + 1);
        int last = values.length - 1;
        for (int index = 0; index < last; index++) {
            values[index] = scale.from(values[index]);
        }
        values[last] = next;
        scale.fit(values, values.length);
        ring.clear();
        extreme = 0;
        for (int index = 0; index < last; index++) {
            double level = scale.to(values[index]);
            ring.add(level);
            extreme = Math.max(extreme, Math.abs(level));
        }
        usualError = 0;
        clippedShare = 0;
        regression.coefficients()[0] = 0;
        regression.forgetCovariance();
    }

    @Override
    public void forecastInto(double[] mean, int horizon) {
        if (!ready()) {
            for (int step = 0; step < horizon; step++) {
                double naive = ring.size() == 0 ? 0 : naive(step + 1);
                mean[step] = scaled ? scale.from(naive) : naive;
            }
            return;
        }
        int known = longest + difference;
        if (levels.length < known + horizon) {
            levels = new double[known + horizon];
        }
        for (int lag = 1; lag <= known; lag++) {
            levels[known - lag] = ring.back(lag);
        }
        regressors[0] = 1;
        for (int step = 0; step < horizon; step++) {
            int now = known + step;
            for (int index = 0; index < lags.length; index++) {
                int at = now - lags[index];
                regressors[index + 1] = difference == 0 ? levels[at] : levels[at] - levels[at - difference];
            }
            double target = clamp(regression.predict(regressors));
            levels[now] = difference == 0 ? target : target + levels[now - difference];
            mean[step] = finite(scale.from(levels[now]));
        }
    }

    private void gather() {
        regressors[0] = 1;
        for (int index = 0; index < lags.length; index++) {
            int lag = lags[index];
            double level = ring.back(lag);
            regressors[index + 1] = difference == 0 ? level : level - ring.back(lag + difference);
        }
    }

    private double base() {
        return difference == 0 ? 0 : ring.back(difference);
    }

    private double clamp(double target) {
        double most = OUTREACH * extreme;
        return Math.max(-most, Math.min(most, target));
    }

    private double naive(int step) {
        boolean repeats = ring.size() >= season && (!scaled || seasonal);
        return ring.back(repeats ? season - (step - 1) % season : 1);
    }

    private static double finite(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    @Override
    public boolean ready() {
        return scaled && learned >= (long) VALUES_PER_COEFFICIENT * regressors.length;
    }

    @Override
    public void write(StateWriter state) {
        ring.write(state);
        scale.write(state);
        regression.write(state);
        state.put(learned)
                .put(scaled)
                .put(seasonal)
                .put(usualError)
                .put(extreme)
                .put(clippedShare);
    }

    @Override
    public void read(StateReader state) {
        ring.read(state);
        scale.read(state);
        regression.read(state);
        learned = state.nextLong();
        scaled = state.nextBoolean();
        seasonal = state.nextBoolean();
        usualError = state.nextDouble();
        extreme = state.nextDouble();
        clippedShare = state.nextDouble();
    }
}
