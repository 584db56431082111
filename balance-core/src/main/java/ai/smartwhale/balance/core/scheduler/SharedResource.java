// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

/** A resource that models have a share of. */
public enum SharedResource {
    /** Processor time. */
    CPU,
    /** Memory. */
    MEMORY,
    /** Computing of GPUs. */
    GPU,
    /** Memory of GPUs. */
    GPU_MEMORY
}
