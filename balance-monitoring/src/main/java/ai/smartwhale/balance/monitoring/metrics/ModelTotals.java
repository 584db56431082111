// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import ai.smartwhale.commons.monitoring.histogram.HistogramSnapshot;

/** What a model did since its counters were made. */
record ModelTotals(long requests, long errors, HistogramSnapshot latency) {

    static final ModelTotals NONE = new ModelTotals(0, 0, HistogramSnapshot.EMPTY);

    ModelTotals plusRequests(long more) {
        return new ModelTotals(requests + more, errors, latency);
    }

    ModelTotals plusErrors(long more) {
        return new ModelTotals(requests, errors + more, latency);
    }

    ModelTotals plusLatency(HistogramSnapshot more) {
        return new ModelTotals(requests, errors, latency.merge(more));
    }

    boolean continues(ModelTotals earlier) {
        return requests >= earlier.requests && errors >= earlier.errors && latency.continues(earlier.latency);
    }
}
