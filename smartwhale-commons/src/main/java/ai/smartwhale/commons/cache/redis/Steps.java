// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Sends many commands in steps, each after the answers to the one before, so that no number of them fills the queue.
 */
final class Steps {

    private static final int MOST = 500;
    /** Leaves room for what others ask meanwhile, where each element takes up to three commands. */
    private static final int SHARE = 8;

    private final int size;

    Steps(int maxInFlight) {
        this.size = Math.max(1, Math.min(MOST, maxInFlight / SHARE));
    }

    /** How many of so many elements go out together. */
    int atOnce(int elements) {
        return Math.min(size, elements);
    }

    <T> CompletableFuture<Void> through(List<T> all, Function<List<T>, List<? extends CompletableFuture<?>>> commands) {
        if (all.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        List<T> step = all.subList(0, atOnce(all.size()));
        List<T> rest = all.subList(step.size(), all.size());
        return CompletableFuture.allOf(commands.apply(step).toArray(CompletableFuture[]::new))
                .thenCompose(done -> through(rest, commands));
    }
}
