// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import org.jspecify.annotations.Nullable;

/**
 * An item on its way.
 *
 * @param item the item
 * @param submission the given batch to which it belongs, null where it came from the source
 * @param index its place in that batch
 */
record Entry<T, A>(T item, @Nullable Submission<T, A> submission, int index) {}
