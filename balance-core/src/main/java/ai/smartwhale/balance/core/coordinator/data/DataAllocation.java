// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.data;

import java.time.Duration;
import java.util.Optional;

/** The answer to a request for data. */
public sealed interface DataAllocation {

    /**
     * The lease.
     *
     * @return the lease, or nothing if it was denied
     */
    default Optional<DataLease> lease() {
        return Optional.empty();
    }

    /**
     * It was lent.
     *
     * @param granted to be given back by the caller
     */
    record Granted(DataLease granted) implements DataAllocation {
        @Override
        public Optional<DataLease> lease() {
            return Optional.of(granted);
        }
    }

    /**
     * It was not lent, and nothing changed.
     *
     * @param reason why
     * @param retryAfter when leases that are in the way will have expired, unless they are renewed or given back
     *     before; nothing if that does not help
     */
    record Denied(Reason reason, Optional<Duration> retryAfter) implements DataAllocation {}

    /** Why data was not lent. */
    enum Reason {
        /** There is no such source. */
        UNKNOWN_SOURCE,
        /** Somebody has it alone. */
        HELD_EXCLUSIVELY,
        /** Others share it, and it was asked for alone. */
        HELD_BY_READERS,
        /** As many share it as may. */
        TOO_MANY_READERS,
        /** Somebody who wants it alone was there before. */
        WRITER_WAITS,
        /** As many leases are open as may be. */
        TOO_MANY_LEASES
    }
}
