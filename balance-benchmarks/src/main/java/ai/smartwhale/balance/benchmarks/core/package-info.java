// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Scheduling, dependencies and fairness, beside what the JDK, Quartz and JGraphT have for them. */
@NullMarked
package ai.smartwhale.balance.benchmarks.core;

import org.jspecify.annotations.NullMarked;
