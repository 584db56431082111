// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import ai.smartwhale.messaging.Priority;
import java.time.Duration;

/**
 * A request as the ledger writes it down.
 *
 * @param model who asks
 * @param hash by what the right answer is recognized
 * @param priority how urgent it is
 * @param timeout until when it must have ended
 * @param fault whether it is asked while something is wrong
 */
public record Asked(String model, String hash, Priority priority, Duration timeout, boolean fault) {}
