// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import java.time.Instant;
import java.util.List;

/**
 * One metric in the history.
 *
 * @param takenAt when
 * @param series its series
 */
public record MetricPoint(Instant takenAt, List<SeriesSnapshot> series) {}
