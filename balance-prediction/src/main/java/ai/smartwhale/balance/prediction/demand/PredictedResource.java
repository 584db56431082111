// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

/** A resource whose use is forecast. */
public enum PredictedResource {
    /** Processors. */
    CPU,
    /** Memory. */
    MEMORY,
    /** Space on disks; what is used grows until somebody cleans up. */
    STORAGE,
    /** Graphics processors. */
    GPU
}
