// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;

/**
 * One request as it will be made.
 *
 * @param at when, in the time of the trace
 * @param modelId who asks
 * @param source where the answer is to be found
 * @param key what is asked for: something that the source has
 * @param priority how urgent it is
 */
public record PlannedRequest(Duration at, String modelId, DataSource source, String key, Priority priority) {}
