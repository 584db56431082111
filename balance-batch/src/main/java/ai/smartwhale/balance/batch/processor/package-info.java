// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Merging, splitting and processing of batches. */
@NullMarked
package ai.smartwhale.balance.batch.processor;

import org.jspecify.annotations.NullMarked;
