// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Compares ways to ask a Data service, in virtual time, with the classes that decide in the program. */
@NullMarked
package ai.smartwhale.balance.cli.simulate;

import org.jspecify.annotations.NullMarked;
