// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.TopicCategory;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.messaging.TopicSpec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The response topics of models elsewhere, so that each is looked for once. Bounded, which also bounds how many topics
 * strangers can have created here. Thread-safe.
 */
final class KnownTopics {

    private final ConcurrentHashMap<String, CompletableFuture<Boolean>> known = new ConcurrentHashMap<>();
    private final TopicManager topics;
    private final int most;

    KnownTopics(TopicManager topics, int most) {
        this.topics = topics;
        this.most = most;
    }

    /**
     * Creates a topic unless it exists.
     *
     * @return shared, not to be handed to callers; fails with {@link RequestRejectedException} where too many are known
     */
    CompletableFuture<Boolean> ensure(String topic) {
        CompletableFuture<Boolean> before = known.get(topic);
        if (before != null) {
            return before;
        }
        int now = known.size();
        if (now >= most) {
            return CompletableFuture.failedFuture(new RequestRejectedException("maxModels", most, now));
        }
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> other = known.putIfAbsent(topic, mine);
        if (other != null) {
            return other;
        }
        TopicCategory like = TopicCategory.DATA_RESPONSES_PREFIX;
        var unused = Failures.caught(
                        () -> topics.ensureTopicExists(TopicSpec.of(topic, like.partitions(), like.replication())))
                .whenComplete((created, failure) -> {
                    if (failure == null) {
                        mine.complete(created);
                    } else {
                        known.remove(topic, mine);
                        mine.completeExceptionally(Failures.unwrap(failure));
                    }
                });
        return mine;
    }
}
