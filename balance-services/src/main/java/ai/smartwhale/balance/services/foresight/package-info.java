// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What {@link ai.smartwhale.balance.services.Balance} learns from its traffic, and what it does ahead of it. */
@NullMarked
package ai.smartwhale.balance.services.foresight;

import org.jspecify.annotations.NullMarked;
