// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How closely a cache is looked at, and when its size is changed.
 *
 * @param prefix groups keys within their namespaces
 * @param mostNamespaces how many namespaces are told apart, 1 to 1,024
 * @param mostPrefixes how many groups of keys are told apart, 1 to 1,024
 * @param prefixSample of how many events one is counted by prefix, 1 to 65,536
 * @param curveRate the share of keys from which the miss-ratio curve is learned at first, above 0, at most 1; with 1,
 *     callers wait for each other
 * @param curveSamples how many keys the curve rests on at most, 16 to 1,048,576; with 8,192 it is off by 1 point of the
 *     miss ratio or 2, with 3,000 by 3 or 4
 * @param weightSamples how many entries of each layer are weighed at most, 16 to 1,048,576
 * @param leastRequests how many requests must be seen between two decisions on the size, 1 or more
 * @param leastGain how much the miss ratio must fall for each further percent of the largest size, 0 or more
 * @param hysteresis how much better than that a growth must be, and how much worse what a shrinking gives up, as a
 *     share of it; also how far, as a share of the target, a better one must be away: 0 to 0.9
 * @param fade what is left of the weight of old requests after a decision, 0 to 1
 * @param adviceOnly whether the size is left as it is
 */
public record CacheAnalyzerConfig(
        KeyPrefix prefix,
        int mostNamespaces,
        int mostPrefixes,
        int prefixSample,
        double curveRate,
        int curveSamples,
        int weightSamples,
        long leastRequests,
        double leastGain,
        double hysteresis,
        double fade,
        boolean adviceOnly) {

    /**
     * Checks all.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public CacheAnalyzerConfig {
        InvalidValueException.requirePresent("prefix", prefix);
        InvalidValueException.requireRange("mostNamespaces", mostNamespaces, 1, 1_024);
        InvalidValueException.requireRange("mostPrefixes", mostPrefixes, 1, 1_024);
        InvalidValueException.requireRange("prefixSample", prefixSample, 1, 1 << 16);
        InvalidValueException.requireRange("curveSamples", curveSamples, 16, 1 << 20);
        InvalidValueException.requireRange("weightSamples", weightSamples, 16, 1 << 20);
        InvalidValueException.requireRange("leastRequests", leastRequests, 1, Long.MAX_VALUE);
        if (!(curveRate > 0 && curveRate <= 1)) {
            throw new InvalidValueException("curveRate", curveRate, "above 0, at most 1");
        }
        if (!(leastGain >= 0 && leastGain <= 1)) {
            throw new InvalidValueException("leastGain", leastGain, "0 to 1");
        }
        if (!(hysteresis >= 0 && hysteresis <= 0.9)) {
            throw new InvalidValueException("hysteresis", hysteresis, "0 to 0.9");
        }
        if (!(fade >= 0 && fade <= 1)) {
            throw new InvalidValueException("fade", fade, "0 to 1");
        }
    }

    /**
     * Ids are grouped up to their first colon; 64 namespaces and 128 prefixes, one of 32 events by prefix; a curve of
     * one of 16 keys and 8,192 at most; 4,096 weighed entries a layer; a decision needs 10,000 requests and a gain of
     * 0.05 points a percent, with a hysteresis of 0.2; half of the old weight fades with each decision, which is
     * applied.
     *
     * @return a builder with these
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {
        private KeyPrefix prefix = KeyPrefix.upTo(':');
        private int mostNamespaces = 64;
        private int mostPrefixes = 128;
        private int prefixSample = 32;
        private double curveRate = 1 / 16.0;
        private int curveSamples = 8_192;
        private int weightSamples = 4_096;
        private long leastRequests = 10_000;
        private double leastGain = 0.0005;
        private double hysteresis = 0.2;
        private double fade = 0.5;
        private boolean adviceOnly;

        private Builder() {}

        /**
         * Groups keys within their namespaces.
         *
         * @param value the prefix
         * @return this
         */
        public Builder prefix(KeyPrefix value) {
            prefix = value;
            return this;
        }

        /**
         * How many namespaces are told apart.
         *
         * @param value 1 to 1,024
         * @return this
         */
        public Builder mostNamespaces(int value) {
            mostNamespaces = value;
            return this;
        }

        /**
         * How many groups of keys are told apart.
         *
         * @param value 1 to 1,024
         * @return this
         */
        public Builder mostPrefixes(int value) {
            mostPrefixes = value;
            return this;
        }

        /**
         * Of how many events one is counted by prefix.
         *
         * @param value 1 to 65,536
         * @return this
         */
        public Builder prefixSample(int value) {
            prefixSample = value;
            return this;
        }

        /**
         * From what the miss-ratio curve is learned.
         *
         * @param rate the share of keys at first, above 0, at most 1
         * @param samples how many keys at most, 16 to 1,048,576
         * @return this
         */
        public Builder curve(double rate, int samples) {
            curveRate = rate;
            curveSamples = samples;
            return this;
        }

        /**
         * How many entries of each layer are weighed at most.
         *
         * @param value 16 to 1,048,576
         * @return this
         */
        public Builder weightSamples(int value) {
            weightSamples = value;
            return this;
        }

        /**
         * How many requests must be seen between two decisions.
         *
         * @param value 1 or more
         * @return this
         */
        public Builder leastRequests(long value) {
            leastRequests = value;
            return this;
        }

        /**
         * How much the miss ratio must fall for each further percent of the largest size.
         *
         * @param value 0 to 1
         * @return this
         */
        public Builder leastGain(double value) {
            leastGain = value;
            return this;
        }

        /**
         * How clear the case for a change must be.
         *
         * @param value 0 to 0.9
         * @return this
         */
        public Builder hysteresis(double value) {
            hysteresis = value;
            return this;
        }

        /**
         * What is left of the weight of old requests after a decision.
         *
         * @param value 0 to 1
         * @return this
         */
        public Builder fade(double value) {
            fade = value;
            return this;
        }

        /**
         * Whether the size is left as it is.
         *
         * @param value true to be told only
         * @return this
         */
        public Builder adviceOnly(boolean value) {
            adviceOnly = value;
            return this;
        }

        /**
         * The settings.
         *
         * @return immutable
         * @throws InvalidValueException if one is outside of its range
         */
        public CacheAnalyzerConfig build() {
            return new CacheAnalyzerConfig(
                    prefix,
                    mostNamespaces,
                    mostPrefixes,
                    prefixSample,
                    curveRate,
                    curveSamples,
                    weightSamples,
                    leastRequests,
                    leastGain,
                    hysteresis,
                    fade,
                    adviceOnly);
        }
    }
}
