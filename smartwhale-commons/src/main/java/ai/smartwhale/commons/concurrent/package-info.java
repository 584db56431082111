// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Threads and time: one closeable holder of threads, and tickers that cost next to nothing to read. */
@NullMarked
package ai.smartwhale.commons.concurrent;

import org.jspecify.annotations.NullMarked;
