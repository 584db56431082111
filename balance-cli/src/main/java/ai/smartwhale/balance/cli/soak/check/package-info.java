// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** The promises of Balance, checked from the side of its callers. */
@NullMarked
package ai.smartwhale.balance.cli.soak.check;

import org.jspecify.annotations.NullMarked;
