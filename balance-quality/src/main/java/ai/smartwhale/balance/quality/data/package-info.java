// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Records and batches of records as every part of the module sees them. */
@NullMarked
package ai.smartwhale.balance.quality.data;

import org.jspecify.annotations.NullMarked;
