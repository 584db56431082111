// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import java.util.Optional;

/**
 * What is said of one point.
 *
 * @param score 0..1; 0.5 is the level of alarm, and a point at which an alarm is held off stays below 0.3
 * @param quality how far the point could be judged
 * @param anomaly an alarm at this point, or 23 points after an alarm its kind if that turned out to be another
 */
public record AnomalyVerdict(double score, PointQuality quality, Optional<Anomaly> anomaly) {}
