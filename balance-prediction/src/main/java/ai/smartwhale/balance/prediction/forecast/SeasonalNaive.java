// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/** Repeats the last season; a slot without a value takes that of a season earlier. */
final class SeasonalNaive implements PointModel {

    private final int season;
    private final SlotRing ring;
    private double last;
    private boolean any;

    SeasonalNaive(int season) {
        this.season = season;
        ring = new SlotRing(season);
    }

    @Override
    public void update(double value) {
        double taken = value;
        if (Double.isNaN(value)) {
            taken = ring.size() == season ? ring.back(season) : last;
        } else {
            any = true;
        }
        last = taken;
        ring.add(taken);
    }

    @Override
    public void forecastInto(double[] mean, int horizon) {
        boolean full = ring.size() == season;
        for (int step = 0; step < horizon; step++) {
            mean[step] = full ? ring.back(season - step % season) : last;
        }
    }

    @Override
    public boolean ready() {
        return any && ring.size() == season;
    }

    @Override
    public void write(StateWriter state) {
        ring.write(state);
        state.put(last).put(any);
    }

    @Override
    public void read(StateReader state) {
        ring.read(state);
        last = state.nextDouble();
        any = state.nextBoolean();
    }
}
