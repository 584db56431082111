// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.quality.control.response.ControlledResponse;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Watches one Balance, which tells it what ends, lends it a timer, and calls {@link #step()} from time to time. What it
 * is told costs less than a microsecond; all else is read when it is due. It never throws at Balance.
 */
public interface BalanceObserver extends AutoCloseable {

    /**
     * A request ended with an answer.
     *
     * @param request what was asked
     * @param response the answer
     * @param latency how long it took
     */
    void answered(DataRequest request, DataResponse response, Duration latency);

    /**
     * A request ended without one.
     *
     * @param request what was asked
     */
    void unanswered(DataRequest request);

    /**
     * A request of a model elsewhere was sent on; its answer does not come by here.
     *
     * @param request what was asked
     */
    void forwarded(DataRequest request);

    /**
     * An answer was judged.
     *
     * @param answer what becomes of it
     */
    void controlled(ControlledResponse answer);

    /**
     * A model is no longer registered.
     *
     * @param model its id
     */
    void gone(String model);

    /**
     * Begins to measure resources, makes the channels of the file of alerts, and serves the page where that is wanted.
     * A page that cannot be served is a warning in the log and no more.
     *
     * @param executors whose threads do it; not closed
     * @throws InvalidValueException if the file of alerts wants what is not there: a variable, a channel of the host
     */
    void start(CommonsExecutors executors);

    /** Reads, and where an evaluation is due, judges and tells. By one thread at a time, each period. */
    void step();

    /**
     * What is to be seen.
     *
     * @return the view for the host
     */
    BalanceMonitoring monitoring();

    /** Ends the page and what was started. Idempotent; what was seen last can still be read. */
    @Override
    void close();

    /**
     * An observer. Nothing is started.
     *
     * @param config what is observed
     * @param balance what is read
     * @param clock the time
     * @return the observer
     * @throws InvalidValueException if the file of alerts or the file of state cannot be read, or receivers name
     *     channels that there are not
     * @throws ai.smartwhale.balance.monitoring.alerts.config.ConfigProblemsException if the file of alerts has mistakes
     */
    static BalanceObserver create(MonitoringConfig config, MonitoredBalance balance, InstantSource clock) {
        return new DefaultBalanceObserver(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("balance", balance),
                InvalidValueException.requirePresent("clock", clock));
    }
}
