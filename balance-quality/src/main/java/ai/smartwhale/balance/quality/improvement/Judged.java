// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.control.Outcome;
import ai.smartwhale.balance.quality.finding.Evidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that can be judged, and who thinks what of it. For one thread at a time. */
final class Judged {

    /** A repair. */
    record Repair(StrategyContext context, String strategy) {}

    /** A finding. */
    record Found(StrategyContext context, double probability, List<Evidence> evidence) {}

    /** A decision on a record. */
    record Decision(String source, Outcome outcome, double score) {}

    private final Object what;
    private Map<String, Verdict> verdicts = Map.of();

    Judged(Object what) {
        this.what = what;
    }

    Optional<Repair> repair() {
        return what instanceof Repair repair ? Optional.of(repair) : Optional.empty();
    }

    Optional<Found> found() {
        return what instanceof Found found ? Optional.of(found) : Optional.empty();
    }

    Optional<Decision> decision() {
        return what instanceof Decision decision ? Optional.of(decision) : Optional.empty();
    }

    Map<String, Verdict> verdicts() {
        return verdicts;
    }

    void judge(String actor, Verdict verdict) {
        if (verdicts.isEmpty()) {
            verdicts = new HashMap<>(2);
        }
        verdicts.put(actor, verdict);
    }
}
