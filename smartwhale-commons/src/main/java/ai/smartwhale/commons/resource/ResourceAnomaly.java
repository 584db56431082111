// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.time.Instant;

/**
 * A reading far away from what was usual.
 *
 * @param kind what was read
 * @param at when
 * @param value the reading, 0 to 1
 * @param median the middle of the readings before it
 * @param spread what the distance was measured against: 1.4826 times the median distance from the median, or the floor
 * @param score the distance from the median in spreads; negative below it
 */
public record ResourceAnomaly(
        ResourceKind kind, Instant at, double value, double median, double spread, double score) {}
