// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Queues without threads: which of those that wait is next, by urgency, age and fair shares. */
@NullMarked
package ai.smartwhale.balance.core.scheduler.queue;

import org.jspecify.annotations.NullMarked;
