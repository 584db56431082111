// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/**
 * Several Balances as one: a request that is under way at one is joined by the others, and what each has learned is
 * known to all. See decision 13.
 */
@NullMarked
package ai.smartwhale.balance.services.federation;

import org.jspecify.annotations.NullMarked;
