// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Samples the machine in the background and answers at once from the newest sample. No caller ever waits for a sample:
 * before the first one, everything is unknown.
 *
 * <p>Thread-safe. After {@link #close()} every method throws {@link IllegalStateException}.
 */
public interface ResourceMonitor extends AutoCloseable {

    /** Begins to sample, with the first sample at once. Without effect if it has begun already. */
    void start();

    /**
     * The newest sample: one read of a field, without allocation.
     *
     * @return the sample; {@link ResourceSnapshot#UNKNOWN} before the first one
     */
    ResourceSnapshot monitorUsage();

    /**
     * Takes a sample now, beside those of the period, on a background thread. Callers that come while one is being
     * taken share the one that follows it.
     *
     * @return completes with the sample, or with what kept it from being taken; cancelling it stops nobody else's
     */
    CompletableFuture<ResourceSnapshot> refresh();

    /**
     * Compares the newest reading of every kind with those before it by its distance from their median in units of
     * their median absolute deviation.
     *
     * @return those that are far away, empty where there are too few readings
     */
    List<ResourceAnomaly> detectAnomalies();

    /**
     * Forecasts every kind by exponential smoothing with a damped trend.
     *
     * @param horizon how far ahead, above zero; 100,000 samples at most
     * @return one entry per kind
     * @throws InvalidValueException if the horizon is not above zero
     * @throws LimitExceededException if it is too far ahead
     */
    Map<ResourceKind, NeedForecast> predictNeeds(Duration horizon);

    /**
     * Adds a listener that is told every sample, on the thread that took it. What it throws is logged and ignored.
     *
     * @param listener is told; 64 at most
     * @return removes the listener when closed
     * @throws LimitExceededException if there are too many
     */
    Registration addListener(Consumer<? super ResourceSnapshot> listener);

    /** Ends the sampling. A sample that is being taken ends by itself and is dropped. Idempotent. */
    @Override
    void close();

    /**
     * Monitors this machine with the defaults.
     *
     * @param executors whose threads sample; not closed by the monitor
     * @return the monitor, not yet started
     */
    static ResourceMonitor create(CommonsExecutors executors) {
        InstantSource time = InstantSource.system();
        return create(ResourceMonitorConfig.defaults(), ResourceProbe.system(time), executors, time);
    }

    /**
     * Monitors what a probe reads.
     *
     * @param config how often
     * @param probe takes the samples; called by one thread at a time
     * @param executors whose threads sample; not closed by the monitor
     * @param time tells when GPUs are due again
     * @return the monitor, not yet started
     */
    static ResourceMonitor create(
            ResourceMonitorConfig config, ResourceProbe probe, CommonsExecutors executors, InstantSource time) {
        return new DefaultResourceMonitor(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("probe", probe),
                InvalidValueException.requirePresent("executors", executors),
                InvalidValueException.requirePresent("time", time));
    }
}
