// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Comparisons of the utilities with the libraries that do the same. */
@NullMarked
package ai.smartwhale.balance.benchmarks.utils;

import org.jspecify.annotations.NullMarked;
