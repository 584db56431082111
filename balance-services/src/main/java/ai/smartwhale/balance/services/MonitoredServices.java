// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import ai.smartwhale.balance.quality.control.response.ResponseQuality;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.monitoring.MonitoredBalance;
import ai.smartwhale.balance.services.monitoring.TrafficCounts;
import ai.smartwhale.balance.services.path.PathStatistics;
import ai.smartwhale.messaging.MessagingConstants;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** What is counted anyway, for who watches. */
record MonitoredServices(
        ServicesContext context,
        RequestRoute route,
        Deciding deciding,
        Optional<ResponseQuality> quality,
        Publisher publisher,
        Optional<CountedMessaging> messages)
        implements MonitoredBalance {

    @Override
    public String instanceId() {
        return context.config().instanceId();
    }

    @Override
    public TrafficCounts traffic() {
        BalanceStatistics counts =
                context.counters().statistics(context.pending().size());
        return new TrafficCounts(
                counts.requests(),
                counts.answers(),
                counts.cached(),
                counts.errors(),
                counts.timeouts(),
                counts.rejected(),
                counts.pending());
    }

    @Override
    public PathStatistics path() {
        return route.statistics();
    }

    @Override
    public long largestBatch() {
        return context.counters().largestBatch.getThenReset();
    }

    @Override
    public long queueCapacity() {
        return deciding.config(context.config()).queue().maxItems();
    }

    @Override
    public long pendingCapacity() {
        return context.config().maxPending();
    }

    @Override
    public Map<String, Long> pendingByModel() {
        Map<String, Long> byModel = new HashMap<>();
        context.pending().all().forEach(pending -> byModel.merge(pending.modelId(), 1L, Long::sum));
        return byModel;
    }

    @Override
    public Optional<Foresight> foresight() {
        return context.feed().foresight();
    }

    @Override
    public Optional<QuarantineStore> quarantine() {
        return quality.flatMap(ResponseQuality::quarantine);
    }

    @Override
    public OptionalLong deadLetters() {
        return messages.isPresent()
                ? OptionalLong.of(messages.orElseThrow().deadLetters())
                : OptionalLong.empty();
    }

    @Override
    public CompletionStage<?> publish(String key, String type, byte[] json) {
        return publisher.event(MessagingConstants.BALANCE_EVENTS, key, type, json);
    }
}
