// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.Arrays;
import java.util.List;

/**
 * Several experts whose forecasts count by how well each foretold the next slot of late: exponential weights
 * (Cesa-Bianchi and Lugosi, Prediction, Learning, and Games, 2006) on decayed losses. A loss is measured in what the
 * experts usually miss by, not in the size of the values, so that small differences tell on a steady series too. Where
 * nearly all values are 0, whoever says 0 is nearly always right and still useless; there the first expert, which
 * remembers longest, answers alone.
 */
final class ExpertMixture implements PointModel {

    private static final double EAGERNESS = 0.2;
    private static final double MEMORY = 0.99;
    private static final double USUAL_MEMORY = 0.01;
    private static final double LARGEST_LOSS = 10;
    private static final double RARE_SHARE = 0.9;
    private static final double RARE_MEMORY = 0.003;

    private final List<PointModel> experts;
    private final boolean seasonal;
    private final double[] losses;
    private final double[] promises;
    private final double[] weights;
    private double[] path;
    private double usual;
    private double zeroShare;
    private long judged;
    private boolean promised;

    /**
     * Creates the mixture.
     *
     * @param experts of which the first one remembers longest
     * @param seasonal whether the first one knows a season and answers alone until it is ready
     * @param horizon how many slots are usually forecast
     */
    ExpertMixture(List<PointModel> experts, boolean seasonal, int horizon) {
        this.experts = List.copyOf(experts);
        this.seasonal = seasonal;
        losses = new double[experts.size()];
        weights = new double[experts.size()];
        promises = new double[experts.size()];
        path = new double[horizon];
    }

    @Override
    public void update(double value) {
        boolean missing = Double.isNaN(value);
        if (promised && !missing) {
            judge(value);
        }
        promised |= !missing;
        for (int index = 0; index < losses.length; index++) {
            PointModel expert = experts.get(index);
            expert.update(value);
            expert.forecastInto(path, 1);
            promises[index] = path[0];
        }
    }

    private void judge(double value) {
        double together = 0;
        for (double promise : promises) {
            together += Math.abs(promise - value);
        }
        judged++;
        zeroShare += Math.max(RARE_MEMORY, 1.0 / judged) * ((value == 0 ? 1 : 0) - zeroShare);
        usual += Math.max(USUAL_MEMORY, 1.0 / judged) * (together / losses.length - usual);
        double unit = usual > 0 ? usual : 1;
        for (int index = 0; index < losses.length; index++) {
            double loss = Math.min(LARGEST_LOSS, Math.abs(promises[index] - value) / unit);
            losses[index] = MEMORY * losses[index] + loss;
        }
    }

    @Override
    public void forecastInto(double[] mean, int horizon) {
        if (path.length < horizon) {
            path = new double[horizon];
        }
        boolean early = seasonal && !experts.get(0).ready();
        if (early || zeroShare > RARE_SHARE) {
            experts.get(0).forecastInto(mean, horizon);
            return;
        }
        weigh();
        Arrays.fill(mean, 0, horizon, 0);
        for (int index = 0; index < weights.length; index++) {
            experts.get(index).forecastInto(path, horizon);
            for (int step = 0; step < horizon; step++) {
                mean[step] += weights[index] * path[step];
            }
        }
    }

    private void weigh() {
        double least = losses[0];
        for (double loss : losses) {
            least = Math.min(least, loss);
        }
        double sum = 0;
        for (int index = 0; index < losses.length; index++) {
            weights[index] = Math.exp(EAGERNESS * (least - losses[index]));
            sum += weights[index];
        }
        for (int index = 0; index < losses.length; index++) {
            weights[index] /= sum;
        }
    }

    @Override
    public boolean ready() {
        return judged > 0;
    }

    @Override
    public void write(StateWriter state) {
        state.put(losses).put(promises).put(usual).put(zeroShare).put(judged).put(promised);
        experts.forEach(expert -> expert.write(state));
    }

    @Override
    public void read(StateReader state) {
        state.next(losses);
        state.next(promises);
        usual = state.nextDouble();
        zeroShare = state.nextDouble();
        judged = state.nextLong();
        promised = state.nextBoolean();
        experts.forEach(expert -> expert.read(state));
    }
}
