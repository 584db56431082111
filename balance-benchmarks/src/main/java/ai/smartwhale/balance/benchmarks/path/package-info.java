// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Measurements of the way of a request through Balance. */
@NullMarked
package ai.smartwhale.balance.benchmarks.path;

import org.jspecify.annotations.NullMarked;
