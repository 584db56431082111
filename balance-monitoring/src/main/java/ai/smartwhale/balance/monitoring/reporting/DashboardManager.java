// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardDelta;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardSeries;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardSnapshot;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdate;
import ai.smartwhale.balance.monitoring.reporting.dashboard.SeriesPoint;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what the dashboard shows. Who reads gets one immutable snapshot that was put in place as a whole, and never
 * waits for who writes; who writes never waits for who reads. What changed lately is kept, so that a reader who has a
 * snapshot needs only the difference; one who fell too far behind takes a whole snapshot again. Thread-safe.
 */
public interface DashboardManager extends AutoCloseable {

    /**
     * Takes up what has changed.
     *
     * @param update what has changed
     * @return whether it was taken up
     * @throws IllegalStateException if this is closed
     */
    UpdateOutcome updateDashboard(DashboardUpdate update);

    /**
     * What is to be shown now.
     *
     * @return the latest snapshot; after closing, the last
     */
    DashboardSnapshot getDashboardSnapshot();

    /**
     * What changed since a snapshot.
     *
     * @param sequence the sequence of that snapshot, 0 or more
     * @return one delta up to the latest snapshot; empty if nothing changed, or so much that a whole snapshot is needed
     *     ({@link #getDashboardSnapshot()} tells which by its sequence)
     */
    Optional<DashboardDelta> changesSince(long sequence);

    /**
     * Waits until something changed.
     *
     * @param sequence the sequence of the snapshot that the caller has
     * @param longest the longest wait, above zero
     * @return whether there is another snapshot now; false too after closing
     * @throws InterruptedException if the caller is interrupted
     */
    boolean awaitChange(long sequence, Duration longest) throws InterruptedException;

    /**
     * What was before.
     *
     * @param series of what
     * @param past how far back, above zero
     * @return the points, the oldest first
     */
    List<SeriesPoint> series(DashboardSeries series, Duration past);

    /**
     * Whether this is closed.
     *
     * @return true after {@link #close()}
     */
    boolean isClosed();

    /** Wakes everybody who waits. Closing again does nothing. */
    @Override
    void close();

    /**
     * Makes one on the time of the system.
     *
     * @param config its bounds
     * @return the manager, which knows nothing yet
     */
    static DashboardManager create(DashboardConfig config) {
        return create(config, Clock.systemUTC());
    }

    /**
     * Makes one.
     *
     * @param config its bounds
     * @param clock tells the time
     * @return the manager, which knows nothing yet
     */
    static DashboardManager create(DashboardConfig config, InstantSource clock) {
        return new DefaultDashboardManager(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("clock", clock));
    }
}
