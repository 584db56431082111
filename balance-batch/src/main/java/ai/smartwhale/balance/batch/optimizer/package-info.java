// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Size, timing and efficiency of batches. */
@NullMarked
package ai.smartwhale.balance.batch.optimizer;

import org.jspecify.annotations.NullMarked;
