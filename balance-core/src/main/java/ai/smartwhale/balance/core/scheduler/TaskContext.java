// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.time.Duration;
import java.util.Optional;

/** What a task may want to know while it runs. Thread-safe. */
public interface TaskContext {

    /**
     * Whether somebody still waits for the result. Work that takes long should ask now and then and give up early.
     *
     * @return whether the task was cancelled or has expired, so that its result would be dropped
     */
    boolean isAbandoned();

    /**
     * The time that is left.
     *
     * @return until the deadline, zero if it is over; nothing if the task has none
     */
    Optional<Duration> timeLeft();

    /**
     * The resources that the task asked for; given back when it ends.
     *
     * @return the lease, or nothing if it asked for none
     */
    Optional<DemandLease> lease();
}
