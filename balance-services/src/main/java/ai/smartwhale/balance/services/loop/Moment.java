// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.time.Instant;
import java.util.List;

/**
 * A cycle, as those see it who decide in it.
 *
 * @param situation how things stand
 * @param recent what was observed in the last cycles, the oldest first
 * @param mode what is done with what is found
 * @param cycle its number
 * @param at when it is
 */
record Moment(LoopSituation situation, List<Observation> recent, LoopMode mode, long cycle, Instant at) {}
