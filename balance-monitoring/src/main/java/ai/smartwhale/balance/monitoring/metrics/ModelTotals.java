// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import ai.smartwhale.commons.monitoring.histogram.HistogramSnapshot;
import ai.smartwhale.commons.monitoring.histogram.PackedHistogram;

/** What a model did since its counters were made, or within a time. */
record ModelTotals(long requests, long errors, HistogramSnapshot latency) {

    static final ModelTotals NONE = new ModelTotals(0, 0, HistogramSnapshot.EMPTY);

    /** The same in few bytes: a model has some sixty of them. */
    record Packed(long requests, long errors, PackedHistogram latency) {

        ModelTotals unpack() {
            return new ModelTotals(requests, errors, latency.unpack());
        }
    }

    ModelTotals plusRequests(long more) {
        return new ModelTotals(requests + more, errors, latency);
    }

    ModelTotals plusErrors(long more) {
        return new ModelTotals(requests, errors + more, latency);
    }

    ModelTotals plusLatency(HistogramSnapshot more) {
        return new ModelTotals(requests, errors, latency.merge(more));
    }

    ModelTotals plus(ModelTotals later) {
        return new ModelTotals(requests + later.requests, errors + later.errors, latency.merge(later.latency));
    }

    ModelTotals minus(ModelTotals earlier) {
        return new ModelTotals(requests - earlier.requests, errors - earlier.errors, latency.minus(earlier.latency));
    }

    boolean continues(ModelTotals earlier) {
        return requests >= earlier.requests && errors >= earlier.errors && latency.continues(earlier.latency);
    }

    boolean isSameAs(ModelTotals other) {
        return requests == other.requests
                && errors == other.errors
                && latency.count() == other.latency.count();
    }

    Packed pack() {
        return new Packed(requests, errors, PackedHistogram.of(latency));
    }
}
