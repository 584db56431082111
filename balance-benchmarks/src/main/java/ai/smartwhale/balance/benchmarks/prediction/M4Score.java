// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import ai.smartwhale.balance.prediction.forecast.Accuracy;
import ai.smartwhale.balance.prediction.forecast.BoundForecast;
import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.PredictionInterval;
import java.util.Arrays;
import java.util.Locale;

/** Sums up the measures of one method over all series. */
final class M4Score {

    private final String name;
    private int series;
    private double smape;
    private double mase;
    private double coverage80;
    private double coverage95;
    private double msis;
    private boolean intervals;
    private double peakError;
    private int peaksBelow;

    M4Score(String name) {
        this.name = name;
    }

    void add(double[] actual, double[] mean, double scale) {
        series++;
        smape += Accuracy.smape(actual, mean);
        mase += Accuracy.mase(actual, mean, scale);
    }

    void add(double[] actual, Forecast forecast, BoundForecast peak, double scale) {
        add(actual, forecast.mean(), scale);
        intervals = true;
        coverage80 += coverage(actual, forecast, 0.8);
        coverage95 += coverage(actual, forecast, 0.95);
        msis += Accuracy.msis(actual, forecast.interval(0.95).orElseThrow(), scale);
        double highest = Arrays.stream(actual).max().orElseThrow();
        peakError += Math.abs(peak.expected() - highest) / Math.abs(highest);
        peaksBelow += highest <= peak.upper() ? 1 : 0;
    }

    private static double coverage(double[] actual, Forecast forecast, double level) {
        PredictionInterval interval = forecast.interval(level).orElseThrow();
        return Accuracy.coverage(actual, interval.lower(), interval.upper());
    }

    double smape() {
        return smape / series;
    }

    double mase() {
        return mase / series;
    }

    String row(M4Score naive2) {
        double owa = Accuracy.owa(smape(), mase(), naive2.smape(), naive2.mase());
        String points = String.format(Locale.ROOT, "| %s | %.3f | %.3f | %.4f |", name, smape(), mase(), owa);
        if (!intervals) {
            return points + " – | – | – | – | – |";
        }
        return points
                + String.format(
                        Locale.ROOT,
                        " %.3f | %.3f | %.2f | %.2f %% | %.1f %% |",
                        coverage80 / series,
                        coverage95 / series,
                        msis / series,
                        100 * peakError / series,
                        100.0 * peaksBelow / series);
    }
}
