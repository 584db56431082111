// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What a host may hand to a {@link KafkaService} instead of its defaults.
 *
 * @param executor where handlers run and futures complete; absent for named daemon threads of the service's own, made
 *     when needed and ended after half a minute without work. One of the host must not run tasks on the calling thread
 * @param clock the time of day, for timestamps
 * @param metrics receives counts and measurements
 */
public record MessagingResources(Optional<Executor> executor, Clock clock, MessagingMetrics metrics) {

    /** The threads of the service, the clock of the system, no metrics. */
    public static final MessagingResources DEFAULT =
            new MessagingResources(Optional.empty(), Clock.systemUTC(), MessagingMetrics.disabled());

    /**
     * The same with metrics.
     *
     * @param value receives counts and measurements
     * @return the new resources
     */
    public MessagingResources withMetrics(MessagingMetrics value) {
        return new MessagingResources(executor, clock, value);
    }

    /**
     * The same with an executor of the host.
     *
     * @param value where handlers run and futures complete
     * @return the new resources
     */
    public MessagingResources withExecutor(Executor value) {
        return new MessagingResources(Optional.of(value), clock, metrics);
    }

    /**
     * The same with another clock.
     *
     * @param value the time of day
     * @return the new resources
     */
    public MessagingResources withClock(Clock value) {
        return new MessagingResources(executor, value, metrics);
    }
}
