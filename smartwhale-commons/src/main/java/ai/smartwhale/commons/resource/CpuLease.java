// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/** A share of the processors. It is a permit that holders keep to, and pins no thread to any core. */
public interface CpuLease extends ShrinkableLease {

    /**
     * How many cores.
     *
     * @return thousandths of a core divided by 1,000
     */
    default double cores() {
        return amount() / 1000.0;
    }

    /**
     * How urgent the holder is now.
     *
     * @return the priority
     */
    LeasePriority priority();
}
