// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Five-minute values around 1,000 with noise of 20, with or without a daily pattern, into which anomalies are planted.
 */
final class SyntheticStream {

    static final int DAY = 288;
    static final int POINTS = 5_000;
    /** The first point of the thirteenth day. */
    static final int PLANTED = 12 * DAY;

    static final double NOISE = 20;

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final double[] values = new double[POINTS];
    private final Random random;

    SyntheticStream(long seed, boolean daily) {
        random = new Random(seed);
        for (int i = 0; i < POINTS; i++) {
            values[i] = 1_000 + NOISE * random.nextGaussian();
            if (daily) {
                values[i] += season(i);
            }
        }
    }

    private static double season(int point) {
        int ofDay = point % DAY;
        return 200 * Math.sin(2 * Math.PI * point / DAY) + (ofDay > 200 && ofDay < 216 ? 150 : 0);
    }

    SyntheticStream plant(AnomalyKind kind) {
        double before = values[PLANTED - 1];
        for (int i = PLANTED; i < POINTS; i++) {
            int since = i - PLANTED;
            switch (kind) {
                case SPIKE -> values[i] += since < 2 ? 400 : 0;
                case DIP -> values[i] -= since < 2 ? 400 : 0;
                case LEVEL_SHIFT -> values[i] += 400;
                case DRIFT -> values[i] += Math.min(400, 2 * since);
                case FLATLINE -> values[i] = since < DAY ? before : values[i];
                case VARIANCE_CHANGE -> values[i] += 5 * NOISE * random.nextGaussian();
                case MISSING_SEASON -> values[i] -= since < DAY ? season(i) : 0;
                case PEER_OUTLIER -> throw new IllegalArgumentException("not in one series");
            }
        }
        return this;
    }

    double[] values() {
        return values;
    }

    static Instant time(int point) {
        return START.plusSeconds(300L * point);
    }

    static int point(Anomaly anomaly) {
        return (int) ((anomaly.time().getEpochSecond() - START.getEpochSecond()) / 300);
    }

    List<AnomalyPoint> points() {
        List<AnomalyPoint> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(new AnomalyPoint(time(i), values[i]));
        }
        return points;
    }
}
