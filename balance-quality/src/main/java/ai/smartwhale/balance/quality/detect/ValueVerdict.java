// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import java.util.List;

/**
 * What speaks against a value.
 *
 * @param prior how likely it is wrong if nothing else is known
 * @param clues what the judges said, strongest first
 */
record ValueVerdict(double prior, List<Clue> clues) {}
