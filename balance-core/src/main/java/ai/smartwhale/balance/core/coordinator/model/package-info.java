// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Shares resources and slots between models, and learns how much each of them can stand. */
@NullMarked
package ai.smartwhale.balance.core.coordinator.model;

import org.jspecify.annotations.NullMarked;
