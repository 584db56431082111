// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.metrics.QualitySource;
import ai.smartwhale.balance.monitoring.metrics.QualityTotals;
import ai.smartwhale.balance.quality.control.Outcome;
import ai.smartwhale.balance.quality.control.response.ControlledResponse;
import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.messaging.DataSource;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the answers whose quality was judged, by model and source. Thread-safe. */
final class QualityTally implements QualitySource {

    private final int mostPairs;
    private final ConcurrentHashMap<Pair, Tally> tallies = new ConcurrentHashMap<>();

    private record Pair(String model, String source) {}

    /** Of one pair. */
    private static final class Tally {
        private long records;
        private double scores;
        private long quarantined;
        private long rejected;
        private long repaired;

        synchronized void add(ControlledResponse answer) {
            records++;
            scores += Math.min(1, Math.max(0, answer.score()));
            boolean withheld = answer.withheld() || answer.withheldRecords() > 0;
            if (withheld && answer.quarantineId().isPresent()) {
                quarantined++;
            } else if (withheld) {
                rejected++;
            }
            if (answer.outcome().filter(how -> how == Outcome.REPAIRED).isPresent()) {
                repaired++;
            }
        }

        synchronized QualityTotals totals(Pair pair) {
            double sum = Math.min(records, scores);
            return new QualityTotals(
                    pair.model(), pair.source(), records, sum, quarantined, repaired, OptionalDouble.empty());
        }

        synchronized Totals plus(Totals before) {
            return new Totals(before.records() + records, before.repaired() + repaired, before.rejected() + rejected);
        }
    }

    /** Of all pairs. */
    record Totals(long records, long repaired, long rejected) {
        static final Totals NONE = new Totals(0, 0, 0);
    }

    QualityTally(int mostPairs) {
        this.mostPairs = mostPairs;
    }

    void add(ControlledResponse answer) {
        if (answer.outcome().isEmpty()) {
            return;
        }
        String source = answer.response()
                .payload()
                .dataSource()
                .map(DataSource::wireName)
                .orElse("unknown");
        Pair pair = new Pair(answer.response().metadata().destination(), source);
        if (!tallies.containsKey(pair) && tallies.size() >= mostPairs) {
            pair = new Pair(Labels.OVERFLOW, Labels.OVERFLOW);
        }
        tallies.computeIfAbsent(pair, key -> new Tally()).add(answer);
    }

    @Override
    public List<QualityTotals> read() {
        return tallies.entrySet().stream()
                .map(entry -> entry.getValue().totals(entry.getKey()))
                .toList();
    }

    Totals totals() {
        Totals all = Totals.NONE;
        for (Tally tally : tallies.values()) {
            all = tally.plus(all);
        }
        return all;
    }

    void forget(String model) {
        tallies.keySet().removeIf(pair -> pair.model().equals(model));
    }
}
