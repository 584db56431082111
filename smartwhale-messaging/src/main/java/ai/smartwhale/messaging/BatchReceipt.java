// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.util.List;

/**
 * What became of every message of a batch, in the order in which they were given.
 *
 * @param outcomes one outcome for each message
 */
public record BatchReceipt(List<SendOutcome> outcomes) {

    /** Copies the list. */
    public BatchReceipt {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Counts the acknowledged messages.
     *
     * @return how many Kafka has
     */
    public int sent() {
        return (int)
                outcomes.stream().filter(SendOutcome.Sent.class::isInstance).count();
    }

    /**
     * Lists the failures.
     *
     * @return the reasons, in order; empty where all were sent
     */
    public List<MessagingException> failures() {
        return outcomes.stream()
                .filter(SendOutcome.Failed.class::isInstance)
                .map(outcome -> ((SendOutcome.Failed) outcome).reason())
                .toList();
    }
}
