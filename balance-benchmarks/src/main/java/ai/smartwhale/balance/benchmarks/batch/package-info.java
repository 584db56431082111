// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Merging, batch sizes and timing beside their peers. */
@NullMarked
package ai.smartwhale.balance.benchmarks.batch;

import org.jspecify.annotations.NullMarked;
