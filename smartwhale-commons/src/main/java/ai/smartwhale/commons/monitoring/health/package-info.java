// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Checks of what a process depends on, run side by side, and what they said. */
@NullMarked
package ai.smartwhale.commons.monitoring.health;

import org.jspecify.annotations.NullMarked;
