// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/**
 * The parts of the streaming anomaly detector, each of bounded memory and without allocation per point. Not
 * thread-safe: one thread at a time feeds a part.
 */
@NullMarked
package ai.smartwhale.balance.prediction.pattern.anomaly;

import org.jspecify.annotations.NullMarked;
