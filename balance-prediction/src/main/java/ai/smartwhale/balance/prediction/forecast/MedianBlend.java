// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.Arrays;
import java.util.List;

/** The median of what several models forecast, step by step; models that are not ready yet only count while none is. */
final class MedianBlend implements PointModel {

    private final List<PointModel> models;
    private final double[] column;
    private double[][] paths;

    MedianBlend(List<PointModel> models, int horizon) {
        this.models = List.copyOf(models);
        column = new double[models.size()];
        paths = new double[models.size()][horizon];
    }

    @Override
    public void update(double value) {
        for (int index = 0; index < paths.length; index++) {
            models.get(index).update(value);
        }
    }

    @Override
    public void forecastInto(double[] mean, int horizon) {
        if (paths[0].length < horizon) {
            paths = new double[paths.length][horizon];
        }
        boolean anyReady = ready();
        int used = 0;
        for (int index = 0; index < paths.length; index++) {
            PointModel model = models.get(index);
            if (model.ready() || !anyReady) {
                model.forecastInto(paths[used], horizon);
                used++;
            }
        }
        for (int step = 0; step < horizon; step++) {
            for (int index = 0; index < used; index++) {
                column[index] = paths[index][step];
            }
            Arrays.sort(column, 0, used);
            mean[step] = column[(used - 1) / 2] + (column[used / 2] - column[(used - 1) / 2]) / 2;
        }
    }

    @Override
    public boolean ready() {
        for (int index = 0; index < paths.length; index++) {
            if (models.get(index).ready()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void write(StateWriter state) {
        models.forEach(model -> model.write(state));
    }

    @Override
    public void read(StateReader state) {
        models.forEach(model -> model.read(state));
    }
}
