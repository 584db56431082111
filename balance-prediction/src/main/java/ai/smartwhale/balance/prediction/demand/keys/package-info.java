// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Which keys will be asked for next, and which of them are worth fetching before they are. */
@NullMarked
package ai.smartwhale.balance.prediction.demand.keys;

import org.jspecify.annotations.NullMarked;
