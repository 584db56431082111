// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.batch.processor.BatchProcessorStatistics;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import ai.smartwhale.balance.quality.control.response.ResponseQuality;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.loop.Decision;
import ai.smartwhale.balance.services.monitoring.MonitoredBalance;
import ai.smartwhale.balance.services.monitoring.TrafficCounts;
import ai.smartwhale.balance.services.path.PathStatistics;
import ai.smartwhale.messaging.MessagingConstants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** What is counted anyway, for who watches. */
record MonitoredServices(
        ServicesContext context,
        RequestRoute route,
        ForwardRoute forwards,
        Deciding deciding,
        Optional<ResponseQuality> quality,
        Publisher publisher,
        LoopDriver loop,
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
                counts.pending(),
                forwards.statistics().batching().values());
    }

    @Override
    public PathStatistics path() {
        PathStatistics own = route.statistics();
        PathStatistics others = forwards.statistics();
        return new PathStatistics(
                own.queued() + others.queued(),
                own.queuedBytes() + others.queuedBytes(),
                own.rejected() + others.rejected(),
                own.displaced() + others.displaced(),
                own.hopeless() + others.hopeless(),
                own.notUrgent() + others.notUrgent(),
                own.waited().compareTo(others.waited()) > 0 ? own.waited() : others.waited(),
                own.answers(),
                own.merging(),
                together(own.batching(), others.batching()));
    }

    private static BatchProcessorStatistics together(BatchProcessorStatistics one, BatchProcessorStatistics other) {
        return new BatchProcessorStatistics(
                one.batches() + other.batches(),
                one.taken() + other.taken(),
                one.putBack() + other.putBack(),
                one.denied() + other.denied(),
                one.values() + other.values(),
                one.failed() + other.failed(),
                one.missing() + other.missing(),
                one.expired() + other.expired(),
                one.cancelled() + other.cancelled(),
                one.rejected() + other.rejected(),
                one.waiting() + other.waiting(),
                one.underWay() + other.underWay(),
                one.inFlight() + other.inFlight());
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
        return messages.isPresent() ? OptionalLong.of(messages.orElseThrow().deadLetters()) : OptionalLong.empty();
    }

    @Override
    public List<Decision> decisions() {
        return loop.decisions();
    }

    @Override
    public CompletionStage<?> publish(String key, String type, byte[] json) {
        return publisher.event(MessagingConstants.BALANCE_EVENTS, key, type, json);
    }
}
