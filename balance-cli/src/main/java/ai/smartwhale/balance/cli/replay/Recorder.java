// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.messaging.Priority;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.HdrHistogram.Histogram;

/** Counts what the caller sees. Thread-safe. */
final class Recorder {

    private final List<PlannedRequest> plan;
    private final AtomicIntegerArray completions;
    private final Map<String, AtomicInteger> deliveries = new ConcurrentHashMap<>();
    private final Object lock = new Object();
    private final TimeSeries series = new TimeSeries();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<Priority, GroupCounter> priorities = new EnumMap<>(Priority.class);
    private final Map<String, GroupCounter> models = new LinkedHashMap<>();
    private final Map<String, GroupCounter> sources = new LinkedHashMap<>();
    private final Map<String, Long> reasons = new LinkedHashMap<>();
    private long sent;
    private long ended;

    Recorder(List<PlannedRequest> plan) {
        this.plan = plan;
        this.completions = new AtomicIntegerArray(plan.size());
    }

    void sent(int index, long nanos) {
        PlannedRequest request = plan.get(index);
        synchronized (lock) {
            sent++;
            series.sent(nanos);
            groups(request).forEach(GroupCounter::sent);
        }
    }

    /** A future of the caller completed; only the first time ends the request. */
    void completed(int index, Outcome outcome, String reason, long nanos, long latencyNanos) {
        if (completions.incrementAndGet(index) != 1) {
            return;
        }
        long micros = Math.max(1, latencyNanos / 1_000);
        synchronized (lock) {
            ended++;
            outcomes.merge(outcome, 1L, Long::sum);
            series.ended(nanos, outcome, micros);
            groups(plan.get(index)).forEach(group -> group.ended(outcome, micros));
            if (outcome != Outcome.ANSWERED && (reasons.size() < 20 || reasons.containsKey(reason))) {
                reasons.merge(reason, 1L, Long::sum);
            }
        }
    }

    /** The handler of a model was given a response. */
    void delivered(String requestId) {
        deliveries.computeIfAbsent(requestId, id -> new AtomicInteger()).incrementAndGet();
    }

    private List<GroupCounter> groups(PlannedRequest request) {
        return List.of(
                priorities.computeIfAbsent(request.priority(), p -> new GroupCounter(p.name())),
                models.computeIfAbsent(request.modelId(), GroupCounter::new),
                sources.computeIfAbsent(request.source().wireName(), GroupCounter::new));
    }

    long sent() {
        synchronized (lock) {
            return sent;
        }
    }

    long ended() {
        synchronized (lock) {
            return ended;
        }
    }

    long count(Outcome outcome) {
        synchronized (lock) {
            return outcomes.getOrDefault(outcome, 0L);
        }
    }

    /** Requests whose caller was never told an end. */
    long lost() {
        return sent() - ended();
    }

    /** Ends beyond the first of a request, by its future or by the handler of its model, whichever saw more. */
    long duplicatesDelivered() {
        long byFuture = 0;
        for (int i = 0; i < completions.length(); i++) {
            byFuture += Math.max(0, completions.get(i) - 1);
        }
        long byHandler = deliveries.values().stream()
                .mapToLong(count -> Math.max(0, count.get() - 1))
                .sum();
        return Math.max(byFuture, byHandler);
    }

    List<TimePoint> points() {
        synchronized (lock) {
            return series.points();
        }
    }

    List<PriorityCurve> curves() {
        synchronized (lock) {
            List<PriorityCurve> curves = new ArrayList<>();
            priorities.forEach((priority, group) -> curves.add(PriorityCurve.of(priority, group.latency())));
            return curves;
        }
    }

    Latency overall() {
        synchronized (lock) {
            Histogram all = new Histogram(3);
            priorities.values().forEach(group -> all.add(group.latency()));
            return Latency.of(all);
        }
    }

    List<GroupCount> byPriority() {
        synchronized (lock) {
            return priorities.values().stream().map(GroupCounter::count).toList();
        }
    }

    List<GroupCount> byModel() {
        synchronized (lock) {
            return models.values().stream().map(GroupCounter::count).toList();
        }
    }

    List<GroupCount> bySource() {
        synchronized (lock) {
            return sources.values().stream().map(GroupCounter::count).toList();
        }
    }

    Map<String, Long> reasons() {
        synchronized (lock) {
            return new LinkedHashMap<>(reasons);
        }
    }
}
