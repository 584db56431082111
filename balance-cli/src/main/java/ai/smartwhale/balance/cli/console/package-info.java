// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What the program shows on a terminal. */
@NullMarked
package ai.smartwhale.balance.cli.console;

import org.jspecify.annotations.NullMarked;
