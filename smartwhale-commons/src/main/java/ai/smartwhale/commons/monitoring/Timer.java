// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.monitoring.histogram.HistogramSnapshot;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Records how long things took, with percentiles within 0.8 %. Thread-safe; loses nothing. */
public interface Timer {

    /**
     * Records a duration.
     *
     * @param duration how long, 0 or more; up to 292 years
     * @throws ai.smartwhale.commons.InvalidValueException if it is negative
     */
    void record(Duration duration);

    /**
     * Records a duration without making an object.
     *
     * @param nanos how long in nanoseconds, 0 or more
     * @throws ai.smartwhale.commons.InvalidValueException if it is negative
     */
    void recordNanos(long nanos);

    /**
     * Runs a task and records how long it took, also if it failed.
     *
     * @param <T> what it gives
     * @param task the task
     * @return what it gave
     * @throws Exception what it threw
     */
    <T> T time(Callable<T> task) throws Exception;

    /**
     * All durations so far, in nanoseconds.
     *
     * @return the counts
     */
    HistogramSnapshot snapshot();
}
