// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Tuning and choice of forecasters, and their accuracy. */
@NullMarked
package ai.smartwhale.balance.prediction.optimization;

import org.jspecify.annotations.NullMarked;
