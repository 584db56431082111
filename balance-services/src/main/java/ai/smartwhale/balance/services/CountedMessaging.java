// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.MessagingMetrics;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts dead letters, and tells all else to whom it was told before. */
final class CountedMessaging implements MessagingMetrics {

    private final MessagingMetrics host;
    private final LongAdder deadLetters = new LongAdder();

    CountedMessaging(MessagingMetrics host) {
        this.host = host;
    }

    long deadLetters() {
        return deadLetters.sum();
    }

    @Override
    public void deadLettered(String topic) {
        deadLetters.increment();
        host.deadLettered(topic);
    }

    @Override
    public void sent(String topic, int bytes, Duration latency) {
        host.sent(topic, bytes, latency);
    }

    @Override
    public void sendFailed(String topic, String reason) {
        host.sendFailed(topic, reason);
    }

    @Override
    public void handled(String topic, Duration latency) {
        host.handled(topic, latency);
    }

    @Override
    public void retried(String topic, int attempt) {
        host.retried(topic, attempt);
    }

    @Override
    public void rebalanced(String group, Duration drain, int abandoned) {
        host.rebalanced(group, drain, abandoned);
    }

    @Override
    public void backPressure(String group, boolean paused) {
        host.backPressure(group, paused);
    }
}
