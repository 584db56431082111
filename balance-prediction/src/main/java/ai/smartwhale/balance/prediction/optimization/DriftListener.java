// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

/** Is told when forecasts become worse, to tune them anew. What it throws is logged and goes no further. */
@FunctionalInterface
public interface DriftListener {

    /** Does nothing. */
    DriftListener NONE = drift -> {};

    /**
     * Forecasts have become worse.
     *
     * @param drift how much
     */
    void onDrift(AccuracyDrift drift);
}
