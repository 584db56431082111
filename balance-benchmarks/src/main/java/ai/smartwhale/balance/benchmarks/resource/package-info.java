// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Measurements of readings and leases. */
@NullMarked
package ai.smartwhale.balance.benchmarks.resource;

import org.jspecify.annotations.NullMarked;
