// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.List;

/** A part of a given batch that waits for a lease. */
record WaitingPart<T, A>(List<Entry<T, A>> entries, long sinceNanos) {}
