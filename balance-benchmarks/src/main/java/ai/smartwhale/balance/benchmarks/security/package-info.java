// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Encryption, tokens and permissions, beside their peers. */
@NullMarked
package ai.smartwhale.balance.benchmarks.security;

import org.jspecify.annotations.NullMarked;
