// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/**
 * The control loop: observes, says what the situation is, proposes changes, makes few of them at a time, measures what
 * they did, and withdraws what did not help.
 */
@NullMarked
package ai.smartwhale.balance.services.loop;

import org.jspecify.annotations.NullMarked;
