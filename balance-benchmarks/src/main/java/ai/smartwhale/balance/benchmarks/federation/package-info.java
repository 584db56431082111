// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Several instances against one, and what is left of one that is killed. */
@NullMarked
package ai.smartwhale.balance.benchmarks.federation;

import org.jspecify.annotations.NullMarked;
