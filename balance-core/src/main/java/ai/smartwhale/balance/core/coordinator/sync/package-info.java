// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Carries data from one place to another: resumed where it stopped, and compared at the end. */
@NullMarked
package ai.smartwhale.balance.core.coordinator.sync;

import org.jspecify.annotations.NullMarked;
