// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import java.util.concurrent.Flow;

/**
 * The items of all pages of an answer, one by one, as a publisher by the rules of Reactive Streams 1.0.4. Each
 * subscriber gets all items from the place where the stream begins, at its own pace: pages are asked for only where
 * there is demand. A subscriber is called by one thread at a time. Thread-safe.
 *
 * <p>A page that cannot be had, an answer that is an error, and a page that is too large end a subscription with
 * {@code onError}; an error of the Data service is a {@link StreamFailedException}.
 */
public interface DataStream extends Flow.Publisher<StreamItem>, AutoCloseable {

    /**
     * The identity within its handler.
     *
     * @return a short text
     */
    String id();

    /**
     * Tells whether it was not closed.
     *
     * @return true until {@link #close()}
     */
    boolean isOpen();

    /**
     * Ends the stream. Its subscriptions, and those to come, end with {@code onError} of an
     * {@link IllegalStateException}. Closing again does nothing.
     */
    @Override
    void close();
}
