// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import java.util.List;

/**
 * What is known of a model's behaviour.
 *
 * @param model its identifier
 * @param samples taken from it so far; 0 for a model that is not known, or was forgotten for lack of room
 * @param peers the other models of its group that it was compared with
 * @param findings what is unusual, the most unusual first; empty if nothing is
 * @param reason how far the judgement reaches, for people
 */
public record BehaviorReport(String model, long samples, int peers, List<BehaviorFinding> findings, String reason) {

    /** Copies the findings. */
    public BehaviorReport {
        findings = List.copyOf(findings);
    }
}
