// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Candidates, then the model, then groups. */
final class DefaultDuplicateFinder implements DuplicateFinder {

    /** Copies of one record are this near at most; what is farther shows how near strangers are. */
    private static final int MAY_BE_COPIES = 3;

    private static final int FEW_STRANGERS = 200;

    private final DuplicateConfig config;

    DefaultDuplicateFinder(DuplicateConfig config) {
        this.config = InvalidValueException.requirePresent("config", config);
    }

    @Override
    public DuplicateReport find(RecordBatch batch) {
        InvalidValueException.requirePresent("batch", batch);
        LimitExceededException.requireAtMost("batch, in records", batch.size(), config.maxRecords());
        PreparedBatch prepared = PreparedBatch.of(batch);
        if (batch.size() < 2 || prepared.fields().isEmpty()) {
            return DuplicateReport.NONE;
        }
        Comparisons comparisons = new Comparisons(prepared);
        comparisons.addNearest(
                new CandidatePairs(prepared, config.neighbours(), config.largestBlock()).nearest(), MAY_BE_COPIES);
        comparisons.addStrangers(FEW_STRANGERS);
        AgreementModel model = new AgreementModel(comparisons.fields());
        model.learn(comparisons.possible(), comparisons.strangers());
        List<Link> links = comparisons.links(model, config.threshold());
        List<DuplicatePair> pairs = links.stream()
                .map(link -> new DuplicatePair(
                        batch.firstRow() + link.first(),
                        batch.firstRow() + link.second(),
                        link.probability(),
                        comparisons.explain(model, link)))
                .toList();
        return new DuplicateReport(groups(batch, links, comparisons, model), pairs, comparisons.count());
    }

    private List<DuplicateGroup> groups(
            RecordBatch batch, List<Link> links, Comparisons comparisons, AgreementModel model) {
        Clusters clusters = new Clusters(batch.size());
        for (Link link : links) {
            clusters.join(link, (one, other) -> comparisons.probability(model, one, other), config.threshold());
        }
        List<DuplicateGroup> groups = new ArrayList<>();
        for (Clusters.Cluster cluster : clusters.all()) {
            int chosen = config.survivorRule()
                    .survivor(IntStream.of(cluster.members())
                            .mapToObj(batch.records()::get)
                            .toList());
            InvalidValueException.requireRange("survivor", chosen, 0, cluster.members().length - 1L);
            List<Long> rows = IntStream.of(cluster.members())
                    .mapToObj(member -> batch.firstRow() + member)
                    .collect(Collectors.toList());
            groups.add(new DuplicateGroup(rows, rows.get(chosen), cluster.weakest()));
        }
        groups.sort(Comparator.comparing(group -> group.rows().get(0)));
        return groups;
    }
}
