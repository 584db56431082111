// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What the three packages of interfaces share; not for use from outside. */
@NullMarked
package ai.smartwhale.balance.interfaces.internal;

import org.jspecify.annotations.NullMarked;
