// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds long trends and lasting changes of many series. Each series is kept as up to 512 block means, whose blocks grow
 * with its age up to the window, so that a year needs no more memory than a day: at most 8 KB. A trend is tested by
 * Mann and Kendall after whitening, its slope is Theil and Sen's, changes are found by PELT with the long-run variance,
 * and while values come CUSUM raises an alarm soon after a shift.
 *
 * <pre>{@code
 * TrendDetector trends = TrendDetector.create(TrendDetectorConfig.builder().step(Duration.ofMinutes(1)).build());
 * trends.observe("requests of m1", now, 812).ifPresent(this::warn);
 * trends.detectTrend("requests of m1").flatMap(TrendReport::trend).ifPresent(this::plan);
 * }</pre>
 *
 * <p>Thread-safe. Time is that of the values.
 */
public interface TrendDetector {

    /**
     * Takes a value. Values of the same step are averaged; one that comes late is put into its block if that is still
     * kept, but raises no alarm.
     *
     * @param series the name of the series, at most 256 characters
     * @param at when it was measured, 1970 to 9999
     * @param value the value, -1e100 to 1e100
     * @return the alarm that it raises, if it does
     * @throws InvalidValueException if the name is blank, the time is outside of its range, or the value is outside of
     *     its range or NaN
     * @throws LimitExceededException if the name is too long
     */
    Optional<ShiftAlarm> observe(String series, Instant at, double value);

    /**
     * Looks for a trend and for changes in what is kept of a series.
     *
     * @param series its name
     * @return the report; empty if the series is not known, or was evicted
     * @throws InvalidValueException if the name is blank
     */
    Optional<TrendReport> detectTrend(String series);

    /**
     * Looks for a trend and for changes in a whole series at once; remembers nothing. The result is that of a detector
     * with the same settings and this step which took value after value.
     *
     * @param start the time of the first value, 1970 to 9999
     * @param step the time between two values, 1 ms to 366 days
     * @param values at least one, -1e100 to 1e100, NaN where one is missing; not changed
     * @return the report
     * @throws InvalidValueException if an argument is outside of its range, or no value is there
     */
    TrendReport detectTrend(Instant start, Duration step, double[] values);

    /**
     * The series that are known.
     *
     * @return their names, the one that was longest unused first
     */
    List<String> series();

    /**
     * How many series were forgotten because there were too many.
     *
     * @return the count since the start
     */
    long evictions();

    /**
     * What must be kept to continue after a restart.
     *
     * @return the state of all series
     */
    TrendSnapshot snapshot();

    /**
     * A detector that knows no series.
     *
     * @param config its settings
     * @return the detector
     * @throws InvalidValueException if the settings are null
     */
    static TrendDetector create(TrendDetectorConfig config) {
        return new DefaultTrendDetector(InvalidValueException.requirePresent("config", config));
    }

    /**
     * Continues where another one was.
     *
     * @param config the settings of the other one
     * @param snapshot what its {@link #snapshot()} returned
     * @return a detector that behaves as the other one would
     * @throws InvalidValueException if the snapshot was made with another step or number of blocks, or is broken
     */
    static TrendDetector restore(TrendDetectorConfig config, TrendSnapshot snapshot) {
        DefaultTrendDetector detector =
                new DefaultTrendDetector(InvalidValueException.requirePresent("config", config));
        detector.restore(InvalidValueException.requirePresent("snapshot", snapshot));
        return detector;
    }
}
