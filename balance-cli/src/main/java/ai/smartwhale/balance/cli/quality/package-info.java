// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Checks of tables in files. */
@NullMarked
package ai.smartwhale.balance.cli.quality;

import org.jspecify.annotations.NullMarked;
