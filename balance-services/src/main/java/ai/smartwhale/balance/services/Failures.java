// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.MessagingException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Finds the exception that a caller should see. */
final class Failures {

    private Failures() {}

    /** Takes off the wrappers of futures. */
    static Throwable unwrap(Throwable failure) {
        Throwable inner = failure;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    /** What is begun, or a future that failed with what was thrown instead: who waits hears of both. */
    static <T> CompletableFuture<T> caught(Supplier<CompletableFuture<T>> beginning) {
        try {
            return beginning.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The same as an unchecked exception of the documented family. */
    static RuntimeException unchecked(Throwable failure) {
        Throwable inner = unwrap(failure);
        return inner instanceof RuntimeException runtime
                ? runtime
                : new MessagingException(inner.toString(), inner, false);
    }
}
