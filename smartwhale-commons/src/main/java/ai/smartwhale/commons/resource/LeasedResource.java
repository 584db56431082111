// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/** What is lent, and in which unit. */
public enum LeasedResource {
    /** Processor time, in thousandths of a core. */
    CPU_MILLIS,
    /** Memory, in bytes. */
    MEMORY_BYTES,
    /** Memory of a GPU, in bytes. */
    GPU_MEMORY_BYTES
}
