// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.time.Duration;
import java.util.Optional;

/**
 * What one step of a processor did.
 *
 * @param sent how many batches left
 * @param next after what time the next step is due if nothing happens before; empty if nothing is to be done until
 *     something happens, or if another thread is stepping and does what was to be done
 */
public record BatchStep(int sent, Optional<Duration> next) {}
