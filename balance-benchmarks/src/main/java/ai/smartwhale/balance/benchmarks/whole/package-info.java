// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Measurements of a whole Balance, as a host has it. */
@NullMarked
package ai.smartwhale.balance.benchmarks.whole;

import org.jspecify.annotations.NullMarked;
