// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.federation.InstanceSummary;
import ai.smartwhale.balance.services.federation.ModelLedger;
import ai.smartwhale.balance.services.federation.SummaryBoard;
import ai.smartwhale.balance.services.federation.SummaryCodec;
import ai.smartwhale.balance.services.federation.SummaryConfig;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.SubscriptionConfig.Mode;
import ai.smartwhale.messaging.SubscriptionConfig.Start;
import ai.smartwhale.messaging.TopicCategory;
import ai.smartwhale.messaging.TopicSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the other instances from time to time what this one does, and goes by what they tell. Thread-safe. */
final class SummaryDriver {

    private static final Logger LOG = LoggerFactory.getLogger(Balance.class);
    private static final String GROUP = "balance-federation-";

    private final ServicesContext context;
    private final RequestRoute route;
    private final ForwardRoute forwards;
    private final SummaryConfig config;
    private final ModelLedger ledger;
    private final SummaryBoard board;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Subscription hearing;
    private boolean closed;

    SummaryDriver(
            ServicesContext context,
            RequestRoute route,
            ForwardRoute forwards,
            SummaryConfig config,
            ModelLedger ledger,
            SummaryBoard board) {
        this.context = context;
        this.route = route;
        this.forwards = forwards;
        this.config = config;
        this.ledger = ledger;
        this.board = board;
    }

    SummaryBoard board() {
        return board;
    }

    /** Begins once the topic is there. */
    void start() {
        TopicCategory metrics = TopicCategory.BALANCE_METRICS;
        var unused = context.topics()
                .ensureTopicExists(TopicSpec.of(metrics.topicName(), metrics.partitions(), metrics.replication()))
                .thenRunAsync(this::hear, context.continuations()::execute)
                .exceptionally(failure -> {
                    LOG.warn("other instances are not heard", failure);
                    return null;
                });
        goOn();
    }

    private void goOn() {
        long period = config.period().toNanos();
        var unused = route.timer().scheduleWithFixedDelay(this::step, period, period, TimeUnit.NANOSECONDS);
    }

    private void hear() {
        SubscriptionConfig all = SubscriptionConfig.builder(
                        GROUP + context.config().instanceId(), MessagingConstants.BALANCE_METRICS)
                .mode(Mode.ALL)
                .start(Start.LATEST)
                .commits(false)
                .concurrency(1)
                .build();
        lock.lock();
        try {
            if (!closed) {
                hearing = context.kafka().subscribe(all, MessageHandler.of(message -> hear(message.value())));
            }
        } finally {
            lock.unlock();
        }
        step();
    }

    /** Who comes is told at once that others are here, and what one leaves is shared out. */
    private void hear(byte[] message) {
        if (board.hear(message)) {
            step();
        }
    }

    private void step() {
        lock.lock();
        try {
            if (!closed && context.lifecycle().isOpen()) {
                InstanceSummary own =
                        ledger.summary(route.inFlight(), route.statistics().queued());
                tell(own);
                goBy(own);
            }
        } catch (RuntimeException e) {
            LOG.warn("the other instances could not be told or gone by", e);
        } finally {
            lock.unlock();
        }
    }

    private void goBy(InstanceSummary own) {
        route.share(own, board.others(), config);
        Map<String, Double> used = board.takeUsed();
        if (!used.isEmpty()) {
            route.usedElsewhere(used);
            forwards.usedElsewhere(used);
        }
    }

    private void tell(InstanceSummary own) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("metric_name", SummaryCodec.METRIC);
        message.put("timestamp", MessageSchemas.timestamp(context.clock().instant()));
        message.put("data", SummaryCodec.write(own));
        var unused = context.kafka()
                .sendMessage(OutgoingMessage.of(MessagingConstants.BALANCE_METRICS, own.instance(), message))
                .whenComplete((receipt, failure) -> {
                    if (failure != null) {
                        LOG.debug("a summary was not published: {}", failure.toString());
                    }
                });
    }

    private void sayFarewell() {
        try {
            tell(ledger.summary(Map.of(), 0).farewell());
        } catch (RuntimeException e) {
            LOG.warn("the other instances were not told of the end", e);
        }
    }

    /** To be called when nothing is under way any more: the others take the share over. */
    void close(Duration timeout) {
        Subscription open;
        lock.lock();
        try {
            if (!closed && hearing != null) {
                sayFarewell();
            }
            closed = true;
            open = hearing;
        } finally {
            lock.unlock();
        }
        if (open != null) {
            open.close(timeout);
        }
    }
}
