// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.List;

/** Resources that were lent together for a time. Thread-safe. */
public interface DemandLease extends AutoCloseable {

    /**
     * The fencing token: greater than those of all leases before. Who writes something under a lease passes it on, and
     * who is written to asks {@link ResourceAllocator#isCurrent} or refuses a smaller one than it has seen.
     *
     * @return 1 or more
     */
    long token();

    /**
     * Who holds it.
     *
     * @return the model
     */
    String model();

    /**
     * What is lent.
     *
     * @return the demand that was granted
     */
    Demand demand();

    /**
     * On which GPUs.
     *
     * @return their ids, as many as were asked for
     */
    List<String> gpus();

    /**
     * Whether what was lent may be used.
     *
     * @return true until it is given back or expires
     */
    boolean isActive();

    /**
     * How long it may still be used.
     *
     * @return zero if it is not active
     */
    Duration timeLeft();

    /**
     * Lends it for longer, counted from now.
     *
     * @param ttl how long, above zero, ten years at most
     * @return whether it was still active; if not, nothing changes
     * @throws InvalidValueException if the duration is not above zero
     * @throws LimitExceededException if the duration is too long
     */
    boolean renew(Duration ttl);

    /**
     * Gives it back. Idempotent.
     *
     * @return whether this call gave it back
     */
    boolean release();

    /** Gives it back. Idempotent. */
    @Override
    default void close() {
        var unused = release();
    }
}
