// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Measurements of balance-prediction. */
@NullMarked
package ai.smartwhale.balance.benchmarks.prediction;

import org.jspecify.annotations.NullMarked;
