// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Handles the messages of a subscription. It is called on a worker thread, never on the thread that polls Kafka.
 * Messages with the same key are handled one after the other, in order; messages with different keys at the same time,
 * so a handler must be thread-safe. Delivery is at least once: after a crash or a rebalance a message may come again.
 *
 * <p>A message counts as handled when the returned stage completes. A failure is retried by the {@link RetryPolicy} of
 * the subscription, then the message goes to the dead-letter topic; a {@link PermanentFailureException} goes there at
 * once.
 */
@FunctionalInterface
public interface MessageHandler {

    /** A completed stage, for handlers that are done when they return. */
    CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

    /**
     * Handles one message.
     *
     * @param message the message
     * @return a stage that completes when the message is handled; {@link #DONE} where that is already so
     * @throws Exception to fail this attempt
     */
    CompletionStage<Void> handle(IncomingMessage message) throws Exception;

    /**
     * Makes a handler of code that is done when it returns.
     *
     * @param handler the code
     * @return the handler
     */
    static MessageHandler of(Blocking handler) {
        return message -> {
            handler.handle(message);
            return DONE;
        };
    }

    /** A handler that is done when it returns. */
    @FunctionalInterface
    interface Blocking {

        /**
         * Handles one message.
         *
         * @param message the message
         * @throws Exception to fail this attempt
         */
        void handle(IncomingMessage message) throws Exception;
    }
}
