// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import java.util.Optional;

/** What one detector says of one cell. */
record Clue(IssueKind kind, double probability, String explanation, Optional<Proposal> proposal) {

    static Clue of(IssueKind kind, double probability, String explanation) {
        return new Clue(kind, probability, explanation, Optional.empty());
    }

    static Clue of(IssueKind kind, double probability, String explanation, Proposal proposal) {
        return new Clue(kind, probability, explanation, Optional.of(proposal));
    }
}
