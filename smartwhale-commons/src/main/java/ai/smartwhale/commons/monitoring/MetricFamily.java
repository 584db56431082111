// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.InvalidValueException;

/**
 * The series of one metric. Look one up once and keep it: what it gives back is the same object as long as the series
 * is there. At most as many series as the cap says are made; whoever asks for one more gets the series whose label
 * values are all {@link Labels#OVERFLOW}, and {@code metrics_overflowed_lookups_total} counts it. Thread-safe.
 *
 * @param <H> what records
 */
public interface MetricFamily<H> {

    /**
     * What the metric is.
     *
     * @return its definition
     */
    MetricDefinition definition();

    /**
     * The series of one label value. Characters that are none become U+FFFD; a value that is too long goes to the
     * overflow series.
     *
     * @param value the value
     * @return what records
     * @throws InvalidValueException if the metric has not one label
     */
    H with(String value);

    /**
     * The series of label values, in the order of the names; see {@link #with(String)}.
     *
     * @param values as many values as the metric has labels
     * @return what records
     * @throws InvalidValueException if there are more or fewer
     */
    H with(String... values);

    /**
     * Takes a series away, and gives its place to another. What still records into it is not seen any more.
     *
     * @param values its label values
     * @return whether there was one
     */
    boolean remove(String... values);

    /**
     * How many series there are, with the overflow series.
     *
     * @return the number
     */
    int size();

    /**
     * How many lookups were sent to the overflow series.
     *
     * @return the number
     */
    long overflowed();
}
