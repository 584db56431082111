// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Caches side by side with their peers. */
@NullMarked
package ai.smartwhale.balance.benchmarks.cache;

import org.jspecify.annotations.NullMarked;
