// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.load;

import ai.smartwhale.messaging.Priority;
import java.time.Duration;

/**
 * What a model asks.
 *
 * @param model who asks
 * @param key what for
 * @param priority how urgent it is
 * @param timeout how long it waits
 */
public record Question(String model, String key, Priority priority, Duration timeout) {}
