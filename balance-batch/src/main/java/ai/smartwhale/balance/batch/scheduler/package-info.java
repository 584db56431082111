// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Order and resources of batches. */
@NullMarked
package ai.smartwhale.balance.batch.scheduler;

import org.jspecify.annotations.NullMarked;
