// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** The balance program. */
@NullMarked
package ai.smartwhale.balance.cli;

import org.jspecify.annotations.NullMarked;
