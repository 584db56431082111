// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/** A lease of processor time. */
final class DefaultCpuLease extends BookedLease<CpuGrant> implements CpuLease {

    DefaultCpuLease(LeaseBook<CpuGrant> book, LeaseEntry<CpuGrant> entry) {
        super(book, entry, LeasedResource.CPU_MILLIS);
    }

    @Override
    public LeasePriority priority() {
        return detail().priority;
    }

    @Override
    public boolean shrinkTo(long amount) {
        return shrink(amount);
    }
}
