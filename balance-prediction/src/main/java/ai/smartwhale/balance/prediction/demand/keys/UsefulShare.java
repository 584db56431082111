// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

/**
 * What part of the bytes bought served a request, with bounds: Wilson's interval of a share (1927) for as many
 * purchases of one size as carry the same weight (Kish's effective sample). Older purchases fade. Not thread-safe.
 */
final class UsefulShare {

    /** Bounds that each err one time in ten. */
    private static final double QUANTILE = 1.2815515655446004;

    private final double fading;
    private double bytes;
    private double squares;
    private double useful;
    private long count;

    UsefulShare(int sample) {
        fading = 1 - 1.0 / (2 * sample);
    }

    void add(long size, boolean used) {
        double weight = Math.max(1, size);
        bytes = bytes * fading + weight;
        squares = squares * fading * fading + weight * weight;
        useful = useful * fading + (used ? weight : 0);
        count++;
    }

    long count() {
        return count;
    }

    double share() {
        return bytes == 0 ? 0 : useful / bytes;
    }

    double low() {
        return bound(-QUANTILE);
    }

    double high() {
        return bound(QUANTILE);
    }

    private double bound(double quantile) {
        if (bytes == 0) {
            return quantile < 0 ? 0 : 1;
        }
        double sample = bytes * bytes / squares;
        double share = share();
        double square = quantile * quantile;
        double centre = share + square / (2 * sample);
        double half = quantile * Math.sqrt(share * (1 - share) / sample + square / (4 * sample * sample));
        return Math.min(1, Math.max(0, (centre + half) / (1 + square / sample)));
    }

    void clear() {
        bytes = 0;
        squares = 0;
        useful = 0;
        count = 0;
    }
}
