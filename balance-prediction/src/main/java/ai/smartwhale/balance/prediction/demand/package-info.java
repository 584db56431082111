// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Forecasts of needs, resources and load. */
@NullMarked
package ai.smartwhale.balance.prediction.demand;

import org.jspecify.annotations.NullMarked;
