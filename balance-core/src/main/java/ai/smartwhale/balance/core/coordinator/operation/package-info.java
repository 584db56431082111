// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Brings operations from their request to their outcome: in order, again after failures, and each once. */
@NullMarked
package ai.smartwhale.balance.core.coordinator.operation;

import org.jspecify.annotations.NullMarked;
