// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

/**
 * What part of the bytes bought served a request, with bounds: Wilson's interval of a share (1927) for as many
 * independent purchases as carry the same weight. What was bought at one moment often stands and falls together and
 * counts as one purchase (Kish's design effect, 1965). Older purchases fade. Not thread-safe.
 */
final class UsefulShare {

    /** Bounds that each err one time in forty; they are looked at again and again. */
    private static final double QUANTILE = 1.959963984540054;

    private final double fading;
    private double bytes;
    private double squares;
    private double useful;
    private long count;
    private long moment;
    private double together;

    UsefulShare(int sample) {
        fading = 1 - 1.0 / (2 * sample);
    }

    void add(long size, boolean used, long at) {
        double weight = Math.max(1, size);
        if (count == 0 || at != moment) {
            bytes *= fading;
            squares *= fading * fading;
            useful *= fading;
            together = 0;
            moment = at;
            count++;
        }
        squares += (together + weight) * (together + weight) - together * together;
        together += weight;
        bytes += weight;
        useful += used ? weight : 0;
    }

    /** Moments at which something was bought. */
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
        together = 0;
        count = 0;
    }
}
