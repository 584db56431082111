// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

import ai.smartwhale.balance.monitoring.reporting.dashboard.AlertView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardDelta;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardSeries;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardSnapshot;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdate;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DecisionView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.LatencyView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ModelView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.SeriesPoint;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Writers take turns under a lock; the snapshot is one volatile reference that readers take without it. */
final class DefaultDashboardManager implements DashboardManager {

    private static final Comparator<AlertView> WORST_FIRST = Comparator.comparing(AlertView::severity)
            .reversed()
            .thenComparing(Comparator.comparing(AlertView::since).reversed())
            .thenComparing(AlertView::id);

    private static final Comparator<DecisionView> LATEST_FIRST =
            Comparator.comparing(DecisionView::at).reversed().thenComparing(DecisionView::id);

    /** As many as people read. */
    private static final int MOST_DECISIONS = 100;

    private final DashboardConfig config;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeMap<String, ModelView> models = new TreeMap<>();
    private final Deque<DashboardDelta> deltas = new ArrayDeque<>();
    private final SeriesMemory memory;
    private OptionalLong latestNumber = OptionalLong.empty();
    private volatile DashboardSnapshot snapshot;
    private volatile boolean closed;

    DefaultDashboardManager(DashboardConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.memory = new SeriesMemory(config.keptPoints(), config.resolution());
        this.snapshot = DashboardSnapshot.empty(clock.instant());
    }

    @Override
    public UpdateOutcome updateDashboard(DashboardUpdate update) {
        InvalidValueException.requirePresent("update", update);
        Instant now = clock.instant();
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the dashboard is closed");
            }
            if (isStale(update)) {
                return UpdateOutcome.STALE;
            }
            return apply(update, now);
        } finally {
            lock.unlock();
        }
    }

    private boolean isStale(DashboardUpdate update) {
        if (update.number().isPresent()
                && latestNumber.isPresent()
                && update.number().getAsLong() <= latestNumber.getAsLong()) {
            return true;
        }
        latestNumber = update.number().isPresent() ? update.number() : latestNumber;
        return false;
    }

    private UpdateOutcome apply(DashboardUpdate update, Instant now) {
        DashboardSnapshot before = snapshot;
        List<ModelView> taken = new ArrayList<>(update.models().size());
        long leftOut = takeModels(update, taken);
        DashboardUpdate content = bounded(update, taken);
        boolean same = content.models().isEmpty() && content.goneModels().isEmpty();
        DashboardSnapshot after = new DashboardSnapshot(
                before.sequence() + 1,
                now,
                content.traffic().or(before::traffic),
                same ? before.models() : List.copyOf(models.values()),
                before.modelsLeftOut() + leftOut,
                content.savings().or(before::savings),
                content.queue().or(before::queue),
                content.latency().orElseGet(before::latency),
                content.forecast().orElseGet(before::forecast),
                content.quality().or(before::quality),
                content.resources().or(before::resources),
                content.alerts().orElseGet(before::alerts),
                content.decisions().orElseGet(before::decisions));
        memory.add(now.toEpochMilli(), content);
        if (deltas.size() == config.keptDeltas()) {
            deltas.removeFirst();
        }
        deltas.addLast(new DashboardDelta(before.sequence(), after.sequence(), now, after.modelsLeftOut(), content));
        snapshot = after;
        changed.signalAll();
        return leftOut == 0 ? UpdateOutcome.APPLIED : UpdateOutcome.CUT;
    }

    /** Fills what changed and returns how many had no room. What is told again as it was is not sent again. */
    private long takeModels(DashboardUpdate update, List<ModelView> changed) {
        update.goneModels().forEach(models::remove);
        long leftOut = 0;
        for (ModelView model : update.models()) {
            ModelView before = models.get(model.modelId());
            if (before == null && models.size() >= config.mostModels()) {
                leftOut++;
            } else if (!model.equals(before)) {
                models.put(model.modelId(), model);
                changed.add(model);
            }
        }
        return leftOut;
    }

    private DashboardUpdate bounded(DashboardUpdate update, List<ModelView> taken) {
        return new DashboardUpdate(
                OptionalLong.empty(),
                update.traffic(),
                taken,
                update.goneModels(),
                update.savings(),
                update.queue(),
                update.latency()
                        .map(all -> all.stream()
                                .sorted(Comparator.comparing(LatencyView::priority))
                                .toList()),
                update.forecast().map(all -> all.subList(Math.max(0, all.size() - config.mostForecasts()), all.size())),
                update.quality(),
                update.resources(),
                update.alerts()
                        .map(all -> all.stream()
                                .sorted(WORST_FIRST)
                                .limit(config.mostAlerts())
                                .toList()),
                update.decisions()
                        .map(all -> all.stream()
                                .sorted(LATEST_FIRST)
                                .limit(MOST_DECISIONS)
                                .toList()));
    }

    @Override
    public DashboardSnapshot getDashboardSnapshot() {
        return snapshot;
    }

    @Override
    public Optional<DashboardDelta> changesSince(long sequence) {
        InvalidValueException.requireRange("sequence", sequence, 0, Long.MAX_VALUE);
        List<DashboardDelta> missing;
        lock.lock();
        try {
            DashboardDelta oldest = deltas.peekFirst();
            if (oldest == null || sequence < oldest.from() || sequence >= snapshot.sequence()) {
                return Optional.empty();
            }
            missing = deltas.stream().filter(delta -> delta.from() >= sequence).toList();
        } finally {
            lock.unlock();
        }
        return Optional.of(DashboardDelta.join(missing));
    }

    @Override
    public boolean awaitChange(long sequence, Duration longest) throws InterruptedException {
        InvalidValueException.requirePositive("longest", longest);
        long nanos = TimeUnit.NANOSECONDS.convert(longest);
        lock.lockInterruptibly();
        try {
            while (snapshot.sequence() == sequence && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return snapshot.sequence() != sequence;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<SeriesPoint> series(DashboardSeries series, Duration past) {
        InvalidValueException.requirePresent("series", series);
        InvalidValueException.requirePositive("past", past);
        long since = clock.millis() - Math.min(Long.MAX_VALUE / 2, TimeUnit.MILLISECONDS.convert(past));
        lock.lock();
        try {
            return memory.since(series, since);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
