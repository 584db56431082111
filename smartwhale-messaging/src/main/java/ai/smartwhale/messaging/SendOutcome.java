// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

/** What became of one message of a batch. */
public sealed interface SendOutcome {

    /**
     * Kafka has the message.
     *
     * @param receipt where it lies
     */
    record Sent(SendReceipt receipt) implements SendOutcome {}

    /**
     * Kafka does not have the message, or did not say so in time.
     *
     * @param reason why
     */
    record Failed(MessagingException reason) implements SendOutcome {}
}
