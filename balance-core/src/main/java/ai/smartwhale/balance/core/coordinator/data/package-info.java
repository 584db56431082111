// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Lends sources of data, and chooses between their replicas. */
@NullMarked
package ai.smartwhale.balance.core.coordinator.data;

import org.jspecify.annotations.NullMarked;
