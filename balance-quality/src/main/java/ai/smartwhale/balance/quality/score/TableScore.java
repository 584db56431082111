// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.score;

/**
 * How good detection and repair were. Shares of nothing are 0.
 *
 * @param cells how many cells were compared
 * @param wrong how many of them were wrong
 * @param detection of the cells that are wrong
 * @param repair of the values that they should have
 * @param falseFlags the share of the right cells that were flagged
 * @param calibrationError by how much the probabilities of the findings were off, on average over ten equal steps of
 *     probability, weighted by their findings
 */
public record TableScore(
        long cells, long wrong, Accuracy detection, Accuracy repair, double falseFlags, double calibrationError) {

    /**
     * How good one of the two was.
     *
     * @param precision the share of what was done that was right
     * @param recall the share of what should have been done that was
     */
    public record Accuracy(double precision, double recall) {

        static Accuracy of(long right, long done, long due) {
            return new Accuracy(right / (double) Math.max(1, done), right / (double) Math.max(1, due));
        }

        /**
         * The harmonic mean of both.
         *
         * @return 0 to 1
         */
        public double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }
}
