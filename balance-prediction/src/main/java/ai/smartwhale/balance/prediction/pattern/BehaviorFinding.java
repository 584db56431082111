// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import java.time.Instant;
import java.util.List;

/**
 * One way in which a model's behaviour is unusual.
 *
 * @param metric in what
 * @param comparison against what
 * @param kind what it looks like; {@link AnomalyKind#PEER_OUTLIER} against peers
 * @param score 0..1; 0.5 is the level of alarm
 * @param time when it was noticed
 * @param value what was measured then; against peers, its smoothed course
 * @param actions what usually helps, the most useful first
 * @param reason for people, with the numbers compared
 */
public record BehaviorFinding(
        BehaviorMetric metric,
        BehaviorComparison comparison,
        AnomalyKind kind,
        double score,
        Instant time,
        double value,
        List<SuggestedAction> actions,
        String reason) {

    /** Copies the actions. */
    public BehaviorFinding {
        actions = List.copyOf(actions);
    }
}
