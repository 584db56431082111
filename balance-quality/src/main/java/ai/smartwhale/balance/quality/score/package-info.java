// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** How good detection and repair are where the clean table is known. */
@NullMarked
package ai.smartwhale.balance.quality.score;

import org.jspecify.annotations.NullMarked;
