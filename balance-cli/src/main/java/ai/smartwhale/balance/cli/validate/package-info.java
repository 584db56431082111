// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Judging messages by the rules of the wire contract. */
@NullMarked
package ai.smartwhale.balance.cli.validate;

import org.jspecify.annotations.NullMarked;
