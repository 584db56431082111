// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Declared rules: what the owner of the data says must hold. */
@NullMarked
package ai.smartwhale.balance.quality.rules;

import org.jspecify.annotations.NullMarked;
