// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What was found wrong, and the scores that follow from it. */
@NullMarked
package ai.smartwhale.balance.quality.finding;

import org.jspecify.annotations.NullMarked;
