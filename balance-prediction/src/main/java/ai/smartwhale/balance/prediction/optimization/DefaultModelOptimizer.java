// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.internal.Snapshots;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The experts, the scale of their charges, and how sparse the series is. */
final class DefaultModelOptimizer implements ModelOptimizer {

    private static final int VERSION = 1;
    /** Up to here, what counts is the error one slot ahead. */
    private static final int NEAR = 3;

    private static final int BEST = 3;
    /** What an expert's weight must be by that of the best for it to have a say far ahead. */
    private static final double EQUAL = 0.05;

    private static final double SPARSE = 0.5;
    private static final double SLOW = 0.99;
    /** A weight below which an expert is hopeless. */
    private static final double HOPELESS = 1e-3;

    private final ModelOptimizerConfig config;
    private final List<Expert> experts;
    private final NaiveScale scale;
    private double emptyShare;
    private long values;

    DefaultModelOptimizer(ModelOptimizerConfig config) {
        this.config = config;
        this.experts = config.methods().stream()
                .map(method -> new Expert(method, config))
                .toList();
        this.scale = new NaiveScale(1, SLOW);
    }

    @Override
    public void update(double value) {
        if (Double.isInfinite(value)) {
            throw new InvalidValueException("value", value, "a finite number, or NaN for none");
        }
        double unit = scale.orZero();
        for (Expert expert : experts) {
            expert.update(value, unit);
        }
        scale.add(value);
        if (!Double.isNaN(value)) {
            values++;
            emptyShare += ((value == 0 ? 1 : 0) - emptyShare) * Math.max(1 - SLOW, 1.0 / values);
        }
        judge();
    }

    /** Where most slots are empty, a while without requests says nothing of who forecasts them. */
    private void judge() {
        if (emptyShare > SPARSE) {
            return;
        }
        double leastNear = least(false);
        double leastFar = least(true);
        for (Expert expert : experts) {
            if (!expert.retired()) {
                expert.judge(
                        weight(expert, false, leastNear) >= HOPELESS || weight(expert, true, leastFar) >= HOPELESS);
            }
        }
    }

    /** By how much it is charged more than the best: 1 for the best itself. */
    private double weight(Expert expert, boolean ofPath, double least) {
        return expert.retired() ? 0 : Math.exp(-config.rate() * (expert.charge(ofPath) - least));
    }

    private double least(boolean ofPath) {
        double least = Double.POSITIVE_INFINITY;
        for (Expert expert : experts) {
            least = expert.retired() ? least : Math.min(least, expert.charge(ofPath));
        }
        return least;
    }

    @Override
    public ForecasterChoice optimizeModel(int horizon) {
        requireHorizon(horizon);
        boolean ofPath = horizon > NEAR;
        ForecasterChoice.Mode mode = mode(ofPath);
        List<Expert> ranked = ranked(mode, ofPath);
        int serving = serving(mode, ofPath, ranked);
        double[] weights = weights(mode, ofPath, ranked, serving);
        List<ForecasterChoice.Standing> standings = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            Expert expert = ranked.get(i);
            standings.add(new ForecasterChoice.Standing(
                    expert.method(),
                    i < serving ? weights[i] : 0,
                    expert.error(false),
                    expert.error(true),
                    expert.retired()));
        }
        return new ForecasterChoice(mode, standings, reason(mode, horizon));
    }

    private ForecasterChoice.Mode mode(boolean ofPath) {
        if (emptyShare > SPARSE || experts.size() == 1) {
            return ForecasterChoice.Mode.SINGLE;
        }
        return ofPath ? ForecasterChoice.Mode.MEDIAN : ForecasterChoice.Mode.WEIGHTED_MEAN;
    }

    private String reason(ForecasterChoice.Mode mode, int horizon) {
        return switch (mode) {
            case SINGLE ->
                experts.size() == 1
                        ? "there is only one forecaster"
                        : String.format(Locale.ROOT, "%.2f of the slots are empty, a mean would never be", emptyShare);
            case WEIGHTED_MEAN -> horizon + " slots are near: weights by the error one slot ahead";
            case MEDIAN -> horizon + " slots are far: the median of the best by the error over a whole path";
        };
    }

    /** Those that serve first; a retired one never does. */
    private List<Expert> ranked(ForecasterChoice.Mode mode, boolean ofPath) {
        boolean single = mode == ForecasterChoice.Mode.SINGLE;
        return experts.stream()
                .sorted(Comparator.comparing(Expert::retired)
                        .thenComparingDouble(expert -> single ? expert.longCharge(ofPath) : expert.charge(ofPath)))
                .toList();
    }

    private int serving(ForecasterChoice.Mode mode, boolean ofPath, List<Expert> ranked) {
        double least = least(ofPath);
        int active = (int) ranked.stream().filter(expert -> !expert.retired()).count();
        return switch (mode) {
            case SINGLE -> 1;
            case WEIGHTED_MEAN -> active;
            case MEDIAN ->
                (int) ranked.stream()
                        .limit(BEST)
                        .filter(expert -> weight(expert, ofPath, least) >= EQUAL)
                        .count();
        };
    }

    private double[] weights(ForecasterChoice.Mode mode, boolean ofPath, List<Expert> ranked, int serving) {
        double[] weights = new double[serving];
        double least = least(ofPath);
        double sum = 0;
        for (int i = 0; i < serving; i++) {
            weights[i] = mode == ForecasterChoice.Mode.WEIGHTED_MEAN ? weight(ranked.get(i), ofPath, least) : 1;
            sum += weights[i];
        }
        for (int i = 0; i < serving; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    @Override
    public Forecast forecast(int horizon) {
        requireHorizon(horizon);
        boolean ofPath = horizon > NEAR;
        ForecasterChoice.Mode mode = mode(ofPath);
        List<Expert> ranked = ranked(mode, ofPath);
        int serving = serving(mode, ofPath, ranked);
        List<Forecast> forecasts = ranked.stream()
                .limit(serving)
                .map(expert -> expert.forecaster().forecast(horizon))
                .toList();
        return ExpertBlend.of(forecasts, weights(mode, ofPath, ranked, serving), mode == ForecasterChoice.Mode.MEDIAN);
    }

    private void requireHorizon(int horizon) {
        InvalidValueException.requireRange("horizon", horizon, 1, Integer.MAX_VALUE);
        LimitExceededException.requireAtMost(
                "horizon, in slots", horizon, config.series().horizon());
    }

    @Override
    public void reconsider() {
        experts.forEach(Expert::reconsider);
    }

    @Override
    public byte[] snapshot() {
        return Snapshots.write(VERSION, out -> {
            out.writeInt(experts.size());
            out.writeDouble(emptyShare);
            out.writeLong(values);
            scale.write(out);
            for (Expert expert : experts) {
                expert.write(out);
            }
        });
    }

    @Override
    public void restore(byte[] snapshot) {
        Snapshots.read(snapshot, VERSION, in -> {
            int count = in.readInt();
            if (count != experts.size()) {
                throw new IOException(count + " forecasters, configured are " + experts.size());
            }
            emptyShare = in.readDouble();
            values = in.readLong();
            scale.read(in);
            for (Expert expert : experts) {
                expert.read(in);
            }
        });
    }
}
