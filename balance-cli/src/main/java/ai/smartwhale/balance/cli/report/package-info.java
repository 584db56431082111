// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** The HTML reports of replays and simulations. */
@NullMarked
package ai.smartwhale.balance.cli.report;

import org.jspecify.annotations.NullMarked;
