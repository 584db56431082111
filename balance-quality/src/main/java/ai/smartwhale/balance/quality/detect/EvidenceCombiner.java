// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.finding.Evidence;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes one probability of all that is said of a cell. Evidence from the value itself is correlated, so that the
 * strongest counts; what the dependencies say is a likelihood ratio of its own, which multiplies the odds, and which
 * takes doubt away where the cell is what the other columns expect.
 */
final class EvidenceCombiner {

    private static final double LEAST = 0.1;
    private static final double CERTAIN = 0.98;
    private static final double LEAST_SUPPORT = 0.3;

    private final double flagThreshold;
    private final DetectorWeights weights;

    EvidenceCombiner(double flagThreshold, DetectorWeights weights) {
        this.flagThreshold = flagThreshold;
        this.weights = weights;
    }

    /** The finding, if there is enough to speak of. */
    Optional<Finding> combine(
            long row, int column, String field, double prior, List<Clue> clues, DependencyVote vote, String expected) {
        double base = logit(prior);
        double strongest = 0;
        Clue best = null;
        for (Clue clue : clues) {
            double gain = weights.of(clue.detector()) * (logit(Math.min(CERTAIN, clue.probability())) - base);
            if (best == null ? gain > 0 : rank(clue, gain) > rank(best, strongest)) {
                strongest = gain;
                best = clue;
            }
        }
        double expectation = weights.of(DetectorWeights.DEPENDENCY) * vote.evidence();
        if (best != null && best.certain()) {
            // What holds whatever the other columns say is not doubted for their sake.
            expectation = Math.max(0, expectation);
        }
        double probability = best != null && best.probability() == 1 && weights.of(best.detector()) >= 1
                ? 1
                : 1 / (1 + Math.exp(-(base + strongest + expectation)));
        if (probability < LEAST || (best == null && expectation <= 0)) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                row,
                column,
                field,
                best == null ? IssueKind.DEPENDENCY : best.kind(),
                probability,
                probability >= flagThreshold,
                explanation(best, expectation > 0 ? expected : ""),
                proposal(best, vote, expected, probability),
                evidence(clues, vote)));
    }

    /** What is certain goes before what is only likely. */
    private static double rank(Clue clue, double gain) {
        return clue.certain() ? gain + 100 : gain;
    }

    private static String explanation(@Nullable Clue best, String expected) {
        String other = expected.isEmpty() ? "" : "the other fields of the record go with " + quoted(expected);
        if (best == null) {
            return other;
        }
        return other.isEmpty() ? best.explanation() : best.explanation() + "; " + other;
    }

    private static String quoted(String value) {
        return '"' + (value.length() <= 60 ? value : value.substring(0, 60) + "...") + '"';
    }

    private static Optional<Proposal> proposal(
            @Nullable Clue best, DependencyVote vote, String expected, double probability) {
        if (best != null && best.certain()) {
            return best.proposal();
        }
        Optional<Proposal> own = best == null ? Optional.empty() : best.proposal();
        if (expected.isEmpty() || vote.support() < LEAST_SUPPORT || vote.evidence() < 0) {
            return own;
        }
        double agrees = own.flatMap(Proposal::value).filter(expected::equals).isPresent() ? 0.95 : vote.support();
        return Optional.of(new Proposal(Optional.of(expected), Math.min(probability, agrees), "dependency-majority"));
    }

    private static List<Evidence> evidence(List<Clue> clues, DependencyVote vote) {
        List<Evidence> evidence = new ArrayList<>(clues.size() + 1);
        for (Clue clue : clues) {
            evidence.add(new Evidence(clue.detector(), clue.probability()));
        }
        if (vote.evidence() != 0) {
            evidence.add(new Evidence(DetectorWeights.DEPENDENCY, 1 / (1 + Math.exp(-vote.evidence()))));
        }
        evidence.sort(Comparator.comparingDouble(Evidence::probability).reversed());
        return evidence;
    }

    private static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }
}
