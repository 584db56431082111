// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.cli.soak.check.OrderCheck;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends numbered messages of each model and receives them again. */
final class OrderStream implements AutoCloseable {

    private static final int AT_ONCE = 3;
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final KafkaService kafka;
    private final List<String> models;
    private final OrderCheck check;
    private final Map<String, Long> numbers = new HashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Subscription subscription;
    private boolean finished;

    OrderStream(KafkaService kafka, List<String> models, OrderCheck check) {
        this.kafka = kafka;
        this.models = models;
        this.check = check;
        this.subscription = kafka.subscribe(
                SubscriptionConfig.builder("soak-order", SoakStack.ORDER_TOPIC).build(),
                MessageHandler.of(message -> check.received(message.key().orElse(""), Long.parseLong(message.text()))));
    }

    /** Sends a few messages of each model, unless it is finished. */
    synchronized void step() {
        if (finished) {
            return;
        }
        for (String model : models) {
            for (int i = 0; i < AT_ONCE; i++) {
                long number = numbers.getOrDefault(model, 0L) + 1;
                numbers.put(model, number);
                underWay.incrementAndGet();
                var unused = kafka.sendMessage(SoakStack.ORDER_TOPIC, model, Long.toString(number))
                        .thenRun(() -> check.acknowledged(model, number))
                        .whenComplete((done, failure) -> underWay.decrementAndGet());
            }
        }
    }

    /** Sends no more. */
    synchronized void finish() {
        finished = true;
    }

    /** Whether all that Kafka has was handed out, and nothing is on its way to it. */
    boolean isSettled() {
        return underWay.get() == 0 && check.missing() == 0;
    }

    @Override
    public void close() {
        check.end();
        subscription.close(CLOSE);
    }
}
