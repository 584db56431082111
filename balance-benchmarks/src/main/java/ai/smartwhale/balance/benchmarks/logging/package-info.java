// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Masking and formatting of logs, beside what a host would do without them. */
@NullMarked
package ai.smartwhale.balance.benchmarks.logging;

import org.jspecify.annotations.NullMarked;
