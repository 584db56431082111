// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.util.List;

/**
 * What a replay of dead letters did.
 *
 * @param found dead letters that the filter chose
 * @param replayed those that Kafka has again in their original topics; 0 in a dry run
 * @param failures why others could not be sent
 */
public record ReplayReport(int found, int replayed, List<MessagingException> failures) {

    /** Copies the list. */
    public ReplayReport {
        failures = List.copyOf(failures);
    }
}
