// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** A whole Balance under changing load and faults, whose promises are checked from outside. */
@NullMarked
package ai.smartwhale.balance.cli.soak;

import org.jspecify.annotations.NullMarked;
