// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.time.Instant;
import java.util.List;

/**
 * What the rules say of a sample.
 *
 * @param at when the sample was taken
 * @param detections one for each rule and series that could be judged
 * @param late whether the sample was older than one before, or far ahead of all, and was left out: nothing is said
 * @param refusedReadings how many readings were left out because the detector watches as many series as it may
 */
public record DetectionResult(Instant at, List<Detection> detections, boolean late, long refusedReadings) {

    /** Copies the detections. */
    public DetectionResult {
        detections = List.copyOf(detections);
    }

    /**
     * What is wrong.
     *
     * @return the detections whose verdict is that the fault is there
     */
    public List<Detection> anomalies() {
        return detections.stream()
                .filter(detection -> detection.verdict() == Verdict.BREACHED)
                .toList();
    }
}
