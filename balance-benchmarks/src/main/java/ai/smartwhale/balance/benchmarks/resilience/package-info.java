// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Breakers, retries and hedging, beside their peers. */
@NullMarked
package ai.smartwhale.balance.benchmarks.resilience;

import org.jspecify.annotations.NullMarked;
