// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import java.util.Optional;
import java.util.function.Function;

/** A series, what records into it, and how that is read. */
final class LiveSeries<H> implements MetricSeries {

    private final MetricDefinition definition;
    private final Labels labels;
    private final H handle;
    private final Function<H, Optional<SeriesValue>> reader;
    private final long number;

    LiveSeries(
            MetricDefinition definition,
            Labels labels,
            H handle,
            Function<H, Optional<SeriesValue>> reader,
            long number) {
        this.definition = definition;
        this.labels = labels;
        this.handle = handle;
        this.reader = reader;
        this.number = number;
    }

    H handle() {
        return handle;
    }

    /** Rises with every series of the family, which is the order they are shown in. */
    long number() {
        return number;
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public Optional<SeriesValue> read() {
        return reader.apply(handle);
    }
}
