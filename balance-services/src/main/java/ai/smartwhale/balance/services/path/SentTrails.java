// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import ai.smartwhale.balance.batch.processor.MergeGroup;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the callers of each group that it has left. Of each open group one future is kept. Thread-safe. */
final class SentTrails<Q, A> {

    private final ConcurrentHashMap<MergeGroup<Q, A>, CompletableFuture<Void>> trails = new ConcurrentHashMap<>();

    /** A caller begins to wait. */
    PathCall<A> follow(MergeGroup<Q, A> group, CompletableFuture<A> answer) {
        CompletableFuture<Void> sent = trails.computeIfAbsent(group, unused -> new CompletableFuture<>());
        // Whoever is the last to come or to go finds the group ended, and tidies up.
        var unused = answer.whenComplete((value, failure) -> {
            if (group.isEnded()) {
                trails.remove(group);
            }
            if (failure == null) {
                sent.complete(null);
            }
        });
        return new PathCall<>(answer, sent.copy());
    }

    /** Everybody has left: who leaves last does so before the group has ended. */
    void abandoned(MergeGroup<Q, A> group) {
        trails.remove(group);
    }

    /** How many groups have a future kept. */
    int size() {
        return trails.size();
    }

    void sent(MergeGroup<Q, A> group) {
        CompletableFuture<Void> sent = trails.get(group);
        if (sent != null) {
            sent.complete(null);
        }
    }
}
