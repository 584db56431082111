// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Repairs of single cells that need no knowledge but the record. */
@NullMarked
package ai.smartwhale.balance.quality.control.repair;

import org.jspecify.annotations.NullMarked;
