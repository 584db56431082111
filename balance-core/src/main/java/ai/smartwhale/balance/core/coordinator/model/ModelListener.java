// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

/** Learns of priorities that were moved. */
@FunctionalInterface
public interface ModelListener {

    /**
     * A priority was moved.
     *
     * @param shift from where to where, and why
     */
    void onShift(InteractionReport.Shift shift);
}
