// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import java.util.Optional;

/**
 * What one detector says of one cell.
 *
 * @param certain whether it holds whatever the other columns say
 */
record Clue(
        String detector,
        IssueKind kind,
        double probability,
        boolean certain,
        String explanation,
        Optional<Proposal> proposal) {

    static Clue of(IssueKind kind, double probability, String explanation, Optional<Proposal> proposal) {
        boolean certain = kind == IssueKind.BROKEN_ENCODING
                || kind == IssueKind.EMBEDDED_UNIT
                || kind == IssueKind.TRUNCATED
                || kind == IssueKind.INVALID_NUMBER;
        return new Clue(DetectorWeights.nameOf(kind), kind, probability, certain, explanation, proposal);
    }

    static Clue of(IssueKind kind, double probability, String explanation) {
        return of(kind, probability, explanation, Optional.empty());
    }

    static Clue of(IssueKind kind, double probability, String explanation, Proposal proposal) {
        return of(kind, probability, explanation, Optional.of(proposal));
    }

    Clue withProbability(double changed) {
        return new Clue(detector, kind, changed, certain, explanation, proposal);
    }
}
