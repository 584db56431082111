// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** How well and how fast predictions are made. */
@NullMarked
package ai.smartwhale.balance.benchmarks.prediction;

import org.jspecify.annotations.NullMarked;
