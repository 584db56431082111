// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What judging data costs. */
@NullMarked
package ai.smartwhale.balance.benchmarks.quality;

import org.jspecify.annotations.NullMarked;
