// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What a capacity means: fair shares of it, waits in front of it, and when it is used up. */
@NullMarked
package ai.smartwhale.balance.prediction.demand.capacity;

import org.jspecify.annotations.NullMarked;
