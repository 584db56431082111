// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Does something once; a failure is forgotten, so that it may be tried again. */
final class Once {

    private final AtomicReference<CompletableFuture<Void>> done = new AtomicReference<>();

    /**
     * Does it, or joins whoever does.
     *
     * @param work begins it
     * @return shared: not to be handed to callers
     */
    CompletableFuture<Void> run(Supplier<CompletionStage<Void>> work) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = done.compareAndExchange(null, mine);
        if (other != null) {
            return other;
        }
        begin(work).whenComplete((nothing, failure) -> {
            if (failure == null) {
                mine.complete(null);
            } else {
                done.compareAndSet(mine, null);
                mine.completeExceptionally(Failures.unwrap(failure));
            }
        });
        return mine;
    }

    private static CompletionStage<Void> begin(Supplier<CompletionStage<Void>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
