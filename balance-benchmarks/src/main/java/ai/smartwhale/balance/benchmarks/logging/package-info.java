// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Measurements of log calls. */
@NullMarked
package ai.smartwhale.balance.benchmarks.logging;

import org.jspecify.annotations.NullMarked;
