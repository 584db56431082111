// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.balance.prediction.pattern.change.Shift;
import java.time.Instant;

/**
 * The level of a live series has shifted.
 *
 * @param series of which series
 * @param direction up or down
 * @param at the time of the value that gave certainty
 * @param values how many values it has lasted by then, as estimated
 * @param size by how much, in the unit of the values, negative for down
 * @param weekKnown whether a whole week was seen; before, a rhythm of the day or the week may pass for a shift
 */
public record ShiftAlarm(String series, Shift direction, Instant at, long values, double size, boolean weekKnown) {}
