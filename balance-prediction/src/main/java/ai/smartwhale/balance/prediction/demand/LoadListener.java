// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

/** Is told of coming overloads. What it throws is logged and goes no further. */
@FunctionalInterface
public interface LoadListener {

    /** Does nothing. */
    LoadListener NONE = forecast -> {};

    /**
     * A warning was raised or withdrawn, as {@link LoadForecast#warned()} tells.
     *
     * @param forecast the load that led to it
     */
    void onWarningChanged(LoadForecast forecast);
}
