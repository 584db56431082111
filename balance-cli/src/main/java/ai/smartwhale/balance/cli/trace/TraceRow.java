// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.Optional;

/**
 * One request as a trace tells it.
 *
 * @param at when it was made, from the start of the trace
 * @param content what was asked for: two rows with the same content ask for the same thing
 * @param model who asked, where the trace knows
 * @param source where the answer is to be found, where the trace knows
 * @param priority how urgent it was, by the rule of the format
 */
public record TraceRow(
        Duration at, String content, Optional<String> model, Optional<DataSource> source, Priority priority) {}
