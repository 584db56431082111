// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Measurements of data quality. */
@NullMarked
package ai.smartwhale.balance.benchmarks.quality;

import org.jspecify.annotations.NullMarked;
