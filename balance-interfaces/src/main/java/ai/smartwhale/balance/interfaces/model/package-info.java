// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** How a model asks and is answered. */
@NullMarked
package ai.smartwhale.balance.interfaces.model;

import org.jspecify.annotations.NullMarked;
