// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** The replay of a trace through Balance. */
@NullMarked
package ai.smartwhale.balance.cli.replay;

import org.jspecify.annotations.NullMarked;
