// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/** A share of the memory of one GPU. It is a permit that holders keep to. */
public interface GpuLease extends ShrinkableLease {

    /**
     * On which device.
     *
     * @return the id of the device
     */
    String device();
}
