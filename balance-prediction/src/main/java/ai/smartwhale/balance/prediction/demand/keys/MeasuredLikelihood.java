// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

/**
 * Corrects forecast probabilities by how often they came true, in bands of odds that double. Each band begins as if the
 * forecast had been right a few times, and forgets, so that a band which disappointed is tried again. Not thread-safe.
 */
final class MeasuredLikelihood {

    private static final int BANDS = 16;
    private static final double BELIEVED = 10;
    private static final double MEMORY = 0.99;

    private final double[] bought = new double[BANDS];
    private final double[] useful = new double[BANDS];
    private final double[] forecast = new double[BANDS];

    double correct(double probability) {
        int band = band(probability);
        double surplus = useful[band] - forecast[band];
        return Math.min(1, Math.max(0, probability + surplus / (BELIEVED + bought[band])));
    }

    void add(double probability, boolean used) {
        int band = band(probability);
        bought[band] = bought[band] * MEMORY + 1;
        useful[band] = useful[band] * MEMORY + (used ? 1 : 0);
        forecast[band] = forecast[band] * MEMORY + probability;
    }

    void forget() {
        for (int band = 0; band < BANDS; band++) {
            bought[band] /= 2;
            useful[band] /= 2;
            forecast[band] /= 2;
        }
    }

    private static int band(double probability) {
        double odds = probability / Math.max(1e-9, 1 - probability);
        return Math.min(BANDS - 1, Math.max(0, BANDS / 2 + Math.getExponent(Math.max(odds, 1e-9))));
    }
}
