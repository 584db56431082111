// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Brings the value of a key from one node to another. Doing it twice comes to the same as once, and a key that the
 * source no longer has is no failure: it expired, or was moved before. Implementations are thread-safe.
 */
@FunctionalInterface
public interface KeyMover {

    /**
     * Begins a move.
     *
     * @param move what to bring where
     * @return done once the target has the value, and the source has not unless it keeps it
     */
    CompletionStage<Void> move(KeyMove move);

    /**
     * Moves values between stores: reads from one, writes to the other, and only then removes from the first.
     *
     * @param stores the store of every node
     * @param ttl how long the target keeps a value at most; entries of an {@link L2Cache} carry their own end and never
     *     live longer for it
     * @return the mover; a move between nodes without a store fails
     * @throws InvalidValueException if there are no stores, or the time is not above zero
     */
    static KeyMover between(Map<CacheNode, RemoteStore> stores, Duration ttl) {
        InvalidValueException.requirePresent("stores", stores);
        InvalidValueException.requirePositive("ttl", ttl);
        Map<CacheNode, RemoteStore> known = Map.copyOf(stores);
        return move -> {
            RemoteStore from = known.get(move.from());
            RemoteStore to = known.get(move.to());
            if (from == null || to == null) {
                return CompletableFuture.failedFuture(new InvalidValueException(
                        "move", move.from().id() + " to " + move.to().id(), "nodes that have a store"));
            }
            return from.get(move.key())
                    .thenCompose(value -> value.map(bytes ->
                                    to.put(move.key(), bytes, ttl).thenCompose(written -> removeFrom(from, move)))
                            .orElseGet(() -> CompletableFuture.completedFuture(null)));
        };
    }

    private static CompletableFuture<Void> removeFrom(RemoteStore from, KeyMove move) {
        return move.keepAtSource()
                ? CompletableFuture.completedFuture(null)
                : from.remove(List.of(move.key())).thenAccept(count -> {});
    }
}
