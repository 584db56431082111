// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.TopicManager;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class KnownTopicsTest {

    @Test
    void aTopicThatCannotEvenBeAskedForIsAFailureAndIsTriedAgain() {
        AtomicBoolean refused = new AtomicBoolean(true);
        TopicManager manager = (TopicManager) Proxy.newProxyInstance(
                TopicManager.class.getClassLoader(), new Class<?>[] {TopicManager.class}, (proxy, method, args) -> {
                    if (refused.get()) {
                        throw new InvalidValueException("topic", "t", "another");
                    }
                    return CompletableFuture.completedFuture(true);
                });
        KnownTopics topics = new KnownTopics(manager, 10);
        assertThatThrownBy(
                        () -> topics.ensure("t").orTimeout(20, TimeUnit.SECONDS).join())
                .hasCauseInstanceOf(InvalidValueException.class);
        refused.set(false);
        assertThat(topics.ensure("t").orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
    }
}
