// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What goes wrong in a soak, and when. */
@NullMarked
package ai.smartwhale.balance.cli.soak.fault;

import org.jspecify.annotations.NullMarked;
