// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** When batches run, how urgent they are, and what they hold meanwhile: batches in the terms of the scheduler. */
@NullMarked
package ai.smartwhale.balance.batch.scheduler;

import org.jspecify.annotations.NullMarked;
