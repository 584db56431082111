// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Instant;
import java.util.Optional;

/**
 * How often a key is expected to be used.
 *
 * @param key the key
 * @param expectedUses within the horizon that was asked for, 0 or more
 * @param nextUse when it is expected next; empty if not within a week
 * @param confidence 0 to 1: grows with the number of uses seen and falls with the irregularity of the gaps between
 *     them; a rank, not a probability
 */
public record UsagePrediction(CacheKey key, double expectedUses, Optional<Instant> nextUse, double confidence) {}
