// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** What recording and reading metrics costs, beside Micrometer. */
@NullMarked
package ai.smartwhale.balance.benchmarks.monitoring;

import org.jspecify.annotations.NullMarked;
