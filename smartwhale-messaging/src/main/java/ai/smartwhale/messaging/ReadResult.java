// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

/**
 * What became of a message that was read.
 *
 * @param <T> the type of the message
 */
public sealed interface ReadResult<T> {

    /**
     * The message.
     *
     * @return the message
     * @throws InvalidMessageException if it was refused
     */
    T orElseThrow();

    /**
     * A message that follows the contract.
     *
     * @param <T> its type
     * @param message the message, with defaults filled in
     */
    record Accepted<T>(T message) implements ReadResult<T> {
        @Override
        public T orElseThrow() {
            return message;
        }
    }

    /**
     * A message that breaks the contract.
     *
     * @param <T> the type it should have had
     * @param refusal why, and what could be made out
     */
    record Refused<T>(Refusal refusal) implements ReadResult<T> {
        @Override
        public T orElseThrow() {
            throw refusal.toException();
        }
    }
}
