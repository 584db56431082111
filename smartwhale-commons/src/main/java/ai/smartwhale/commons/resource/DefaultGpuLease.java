// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/** A lease of memory of a GPU. */
final class DefaultGpuLease extends BookedLease<String> implements GpuLease {

    DefaultGpuLease(LeaseBook<String> book, LeaseEntry<String> entry) {
        super(book, entry, LeasedResource.GPU_MEMORY_BYTES);
    }

    @Override
    public String device() {
        return detail();
    }

    @Override
    public boolean shrinkTo(long amount) {
        return shrink(amount);
    }
}
