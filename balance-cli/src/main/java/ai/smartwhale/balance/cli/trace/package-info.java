// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Traces of requests: their formats, and how to read them. */
@NullMarked
package ai.smartwhale.balance.cli.trace;

import org.jspecify.annotations.NullMarked;
