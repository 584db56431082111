// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a stage on behalf of a permit and of a caller, whose future is its own. */
final class GuardedStage {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedStage.class);

    private GuardedStage() {}

    static <T> CompletableFuture<T> start(BreakerPermit permit, Supplier<? extends CompletionStage<T>> call) {
        CompletionStage<T> stage;
        try {
            stage = call.get();
        } catch (RuntimeException | Error e) {
            permit.failed(e);
            return CompletableFuture.failedFuture(e);
        }
        if (stage == null) {
            permit.release();
            return CompletableFuture.failedFuture(new NullPointerException("the call gave no stage"));
        }
        CompletableFuture<T> own = new CompletableFuture<>();
        // Whatever becomes of the permit, the caller gets an answer.
        whenEnded(stage, (value, error) -> {
            if (error == null) {
                try {
                    permit.succeeded();
                } finally {
                    own.complete(value);
                }
            } else {
                Throwable cause = unwrap(error);
                try {
                    permit.failed(cause);
                } finally {
                    own.completeExceptionally(cause);
                }
            }
        });
        whenEnded(own, (value, error) -> {
            if (error instanceof CancellationException) {
                permit.release();
                cancel(stage);
            }
        });
        return own;
    }

    /** For those who need no stage that follows. */
    static <T> void whenEnded(CompletionStage<T> stage, BiConsumer<? super T, ? super Throwable> action) {
        var unused = stage.whenComplete(action);
    }

    /** The stages of the JDK can all be cancelled; those of others may refuse to show their future. */
    static void cancel(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().cancel(true);
        } catch (UnsupportedOperationException notCancellable) {
            LOG.debug("A stage of {} cannot be cancelled", stage.getClass());
        }
    }

    static Throwable unwrap(Throwable error) {
        Throwable cause = error;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
