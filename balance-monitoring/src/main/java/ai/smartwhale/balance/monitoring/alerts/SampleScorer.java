// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.monitoring.Labels;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Asks a scorer once for each value, however many rules want its score: it learns as it is asked. Not thread-safe. */
final class SampleScorer implements AnomalyScorer {

    private final AnomalyScorer scorer;
    private final Map<Asked, OptionalDouble> scores = new HashMap<>();

    SampleScorer(AnomalyScorer scorer) {
        this.scorer = scorer;
    }

    /** Begins another sample. */
    void begin() {
        scores.clear();
    }

    @Override
    public OptionalDouble score(AnomalyMeasure measure, String metric, Labels labels, Instant at, double value) {
        Asked asked = new Asked(measure, metric, labels);
        OptionalDouble known = scores.get(asked);
        if (known != null) {
            return known;
        }
        OptionalDouble score = scorer.score(measure, metric, labels, at, value);
        scores.put(asked, score);
        return score;
    }

    private record Asked(AnomalyMeasure measure, String metric, Labels labels) {}
}
