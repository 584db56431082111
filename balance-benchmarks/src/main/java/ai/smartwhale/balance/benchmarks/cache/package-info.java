// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** The cache beside Caffeine, JetCache, Lettuce and MVStore. */
@NullMarked
package ai.smartwhale.balance.benchmarks.cache;

import org.jspecify.annotations.NullMarked;
