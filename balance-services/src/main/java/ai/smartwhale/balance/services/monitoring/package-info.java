// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What {@link ai.smartwhale.balance.services.Balance} gives to monitoring: its numbers, and what it has learned. */
@NullMarked
package ai.smartwhale.balance.services.monitoring;

import org.jspecify.annotations.NullMarked;
