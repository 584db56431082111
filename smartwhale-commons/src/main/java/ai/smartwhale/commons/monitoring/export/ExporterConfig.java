// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.export;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How metrics are written.
 *
 * @param timerStyle how timers are written as text; {@link TimerStyle#HISTOGRAM} by default
 * @param bounds the bounds of histograms, rising, 1 to 64; 1 ms to 10 s by default. A duration that is less than 1.6 %
 *     below a bound may be counted under the next.
 * @param quantiles the shares that percentiles are shown of, rising, 1 to 16; 0.5, 0.95 and 0.99 by default
 */
public record ExporterConfig(TimerStyle timerStyle, List<Duration> bounds, List<Double> quantiles) {

    private static final List<Duration> BOUNDS = Stream.of(1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .map(Duration::ofMillis)
            .toList();
    private static final List<Double> QUANTILES = List.of(0.5, 0.95, 0.99);

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public ExporterConfig {
        InvalidValueException.requirePresent("timerStyle", timerStyle);
        bounds = List.copyOf(InvalidValueException.requirePresent("bounds", bounds));
        quantiles = List.copyOf(InvalidValueException.requirePresent("quantiles", quantiles));
        InvalidValueException.requireRange("bounds", bounds.size(), 1, 64);
        InvalidValueException.requireRange("quantiles", quantiles.size(), 1, 16);
        bounds.forEach(bound -> InvalidValueException.requirePositive("bounds", bound));
        for (double quantile : quantiles) {
            if (!(quantile >= 0 && quantile <= 1)) {
                throw new InvalidValueException("quantiles", quantile, "0 to 1");
            }
        }
        requireRising("bounds", bounds);
        requireRising("quantiles", quantiles);
    }

    private static <T extends Comparable<? super T>> void requireRising(String field, List<T> values) {
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i - 1).compareTo(values.get(i)) >= 0) {
                throw new InvalidValueException(field, values, "rising values");
            }
        }
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static ExporterConfig defaults() {
        return new ExporterConfig(TimerStyle.HISTOGRAM, BOUNDS, QUANTILES);
    }

    /**
     * The defaults with timers in another style.
     *
     * @param style the style
     * @return the settings
     */
    public static ExporterConfig with(TimerStyle style) {
        return new ExporterConfig(style, BOUNDS, QUANTILES);
    }
}
