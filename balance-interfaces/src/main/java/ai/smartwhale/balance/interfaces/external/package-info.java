// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** How outside systems are reached. */
@NullMarked
package ai.smartwhale.balance.interfaces.external;

import org.jspecify.annotations.NullMarked;
