// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

/** The quality of what one model got. Guarded by the lock of its owner. */
final class QualityHistory {

    private static final int SAMPLES = 0;
    private static final int TOTAL = 1;
    private static final int INVALID = 2;

    private final QualityAnalyzerConfig config;
    private final SlidingSums sums;
    private double noise = Double.NaN;

    QualityHistory(QualityAnalyzerConfig config, long now) {
        this.config = config;
        this.sums = new SlidingSums(3, config.window(), now);
    }

    void log(long now, QualitySample sample) {
        sums.add(now, SAMPLES, 1);
        sums.add(now, TOTAL, sample.total());
        sums.add(now, INVALID, sample.invalid());
        noise = Double.isNaN(noise) ? sample.noise() : noise + config.noiseSmoothing() * (sample.noise() - noise);
    }

    ModelQuality quality(String model, long now) {
        double total = sums.sum(now, TOTAL);
        double invalid = sums.sum(now, INVALID);
        double share = total == 0 ? 0 : invalid / total;
        return new ModelQuality(
                model,
                (long) sums.sum(now, SAMPLES),
                (long) total,
                (long) invalid,
                share,
                WilsonInterval.of(invalid, total, config.confidence()),
                noise,
                (1 - share) * (1 - noise));
    }

    QualityTrend trend(String model, long now) {
        int half = sums.buckets() / 2;
        double recentTotal = sums.sum(now, TOTAL, 0, half);
        double beforeTotal = sums.sum(now, TOTAL, half, 2 * half);
        if (recentTotal == 0 || beforeTotal == 0) {
            return new QualityTrend(model, QualityTrend.Direction.UNKNOWN, 0, 0, 0);
        }
        double recent = sums.sum(now, INVALID, 0, half) / recentTotal;
        double before = sums.sum(now, INVALID, half, 2 * half) / beforeTotal;
        double deviation = deviation(before, beforeTotal, recent, recentTotal);
        return new QualityTrend(model, direction(deviation), before, recent, deviation);
    }

    /** The pooled test of two proportions. */
    private static double deviation(double before, double beforeTotal, double recent, double recentTotal) {
        double pooled = (before * beforeTotal + recent * recentTotal) / (beforeTotal + recentTotal);
        double error = Math.sqrt(pooled * (1 - pooled) * (1 / beforeTotal + 1 / recentTotal));
        return error == 0 ? 0 : (recent - before) / error;
    }

    private QualityTrend.Direction direction(double deviation) {
        if (Math.abs(deviation) <= config.confidence()) {
            return QualityTrend.Direction.STEADY;
        }
        return deviation > 0 ? QualityTrend.Direction.WORSENING : QualityTrend.Direction.IMPROVING;
    }
}
