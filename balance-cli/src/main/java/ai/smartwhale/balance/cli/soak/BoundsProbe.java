// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.cli.soak.check.BoundsCheck;
import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.MessagingHealth;
import ai.smartwhale.messaging.ServiceClosedException;
import ai.smartwhale.testkit.EmbeddedRedis;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks at everything that is bounded. */
final class BoundsProbe {

    private final SoakStack stack;
    private final BoundsCheck bounds;

    BoundsProbe(SoakStack stack, BoundsCheck bounds) {
        this.stack = stack;
        this.bounds = bounds;
    }

    void look() {
        for (Instance instance : stack.instances()) {
            instance.balance().ifPresent(this::look);
        }
        redisKeys(stack.redis()).ifPresent(keys -> bounds.observe("keys in Redis", keys, SoakLimits.MOST_REDIS_KEYS));
    }

    private void look(Balance balance) {
        bounds.observe("pending", balance.statistics().pending(), SoakLimits.MAX_PENDING);
        bounds.observe("queued", balance.pathStatistics().queued(), SoakLimits.MAX_QUEUED);
        balance.federation()
                .inFlightShare()
                .ifPresent(share -> bounds.observe("share of what is under way", share, SoakLimits.TOTAL_IN_FLIGHT));
        try {
            MessagingHealth health = balance.kafkaService().health();
            KafkaConfig kafka = balance.kafkaService().config();
            bounds.observe("outbox", health.outboxMessages(), kafka.outboxMessages());
            bounds.observe("outbox bytes", health.outboxBytes(), kafka.outboxBytes());
        } catch (ServiceClosedException closedMeanwhile) {
            return;
        }
    }

    /** Empty where it is down or there is none. */
    static OptionalLong redisKeys(Optional<EmbeddedRedis> redis) {
        try {
            return redis.isPresent() ? OptionalLong.of(redis.orElseThrow().keys()) : OptionalLong.empty();
        } catch (IllegalStateException down) {
            return OptionalLong.empty();
        }
    }
}
