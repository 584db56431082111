// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.Optional;

/** The answer to a request for resources: all of them, or the reason for none. */
public sealed interface Allocation {

    /**
     * The lease.
     *
     * @return the lease, or nothing if it was denied
     */
    default Optional<DemandLease> lease() {
        return Optional.empty();
    }

    /**
     * All of it was lent.
     *
     * @param granted to be given back by the caller
     */
    record Granted(DemandLease granted) implements Allocation {
        @Override
        public Optional<DemandLease> lease() {
            return Optional.of(granted);
        }
    }

    /**
     * Nothing was lent, and nothing changed.
     *
     * @param reason why
     */
    record Denied(Reason reason) implements Allocation {

        /**
         * Whether it is no use to ask again, as the capacity is.
         *
         * @return true if more was asked for than there is
         */
        public boolean isFinal() {
            return reason == Reason.ABOVE_CAPACITY;
        }
    }

    /** Why nothing was lent. */
    enum Reason {
        /** More is asked for than there is, even if nobody else had anything. */
        ABOVE_CAPACITY,
        /** Not enough is free now. */
        NO_CAPACITY,
        /** Enough of each GPU's parts is free in all, but not on as many GPUs together. */
        NO_GPU,
        /** Enough is not lent, but the machine is measured to be busy with something else. */
        MACHINE_BUSY,
        /** It is not known yet which GPUs there are. */
        CAPACITY_UNKNOWN,
        /** What is free is kept for somebody who was passed over too often. */
        RESERVED,
        /** As many leases are open as may be. */
        TOO_MANY_LEASES,
        /** As many requests wait as may. */
        TOO_MANY_WAITERS,
        /** The time to wait is over. */
        TIMED_OUT
    }
}
