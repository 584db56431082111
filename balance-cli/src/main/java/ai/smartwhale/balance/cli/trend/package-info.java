// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Reads measured series and writes what is known of their trends. */
@NullMarked
package ai.smartwhale.balance.cli.trend;

import org.jspecify.annotations.NullMarked;
