// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.time.Instant;

/**
 * The level of a ladder changed.
 *
 * @param from the level before
 * @param to the level after
 * @param at when
 * @param load the load that was reported last
 * @param reason why, for a person to read
 */
public record LevelChange(DegradationLevel from, DegradationLevel to, Instant at, double load, String reason) {}
