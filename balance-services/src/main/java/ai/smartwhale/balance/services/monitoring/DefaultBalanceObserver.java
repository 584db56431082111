// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.metrics.MetricWindow;
import ai.smartwhale.balance.monitoring.metrics.ModelPerformance;
import ai.smartwhale.balance.monitoring.metrics.WindowPerformance;
import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdateBuilder;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import ai.smartwhale.balance.quality.control.response.ControlledResponse;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.path.PathStatistics;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsCollectorConfig;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads at each step, judges at each evaluation. */
final class DefaultBalanceObserver implements BalanceObserver {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceMonitoring.class);
    /** No fault of anybody here. */
    private static final Set<ErrorCode> OF_THE_QUESTION = Set.of(ErrorCode.INVALID_REQUEST, ErrorCode.NO_DATA_FOUND);

    private static final MetricWindow REMEMBERED = MetricWindow.ONE_MINUTE;
    private static final Duration LONGEST_STEP = Duration.ofSeconds(1);
    private static final Duration SAVED_EVERY = Duration.ofSeconds(30);
    /** Of collectors of its own: each model has its series, and others have as many. */
    private static final int LEAST_SERIES = 1_000;

    private final MonitoringConfig config;
    private final MonitoredBalance balance;
    private final InstantSource clock;
    private final TrafficMeters meters;
    private final Vitals vitals;
    private final QualityTally tally;
    private final Optional<HostResources> measured;
    private final Views views;
    private final History history;
    private final AlertDesk desk;
    private final DashboardManager manager;
    private final DashboardFeed feed;
    private final AlertBoard board;
    private final ObservedBalance monitoring;
    private final ChangedModels models = new ChangedModels();
    private final UnansweredTime unanswered = new UnansweredTime();
    private final ModelActivity activity = new ModelActivity();
    private final Optional<ForecastTrack> forecast;
    private final ReentrantLock stepping = new ReentrantLock();
    private Instant evaluateAt;
    private Instant savedAt;
    private volatile boolean closed;

    DefaultBalanceObserver(MonitoringConfig config, MonitoredBalance balance, InstantSource clock) {
        this.config = config;
        this.balance = balance;
        this.clock = clock;
        String name = config.name().orElse(balance.instanceId());
        MetricsCollector collector = config.collector().orElseGet(() -> ownCollector(config, clock));
        meters = new TrafficMeters(collector, name, config);
        tally = new QualityTally(config.mostModels());
        desk = new AlertDesk(config, balance, clock);
        vitals = new Vitals(collector, name, balance, desk);
        measured = config.resources().isPresent() ? Optional.empty() : Optional.of(new HostResources());
        views = new Views(config, name, collector, tally, config.resources().orElseGet(measured::orElseThrow), clock);
        history = new History(config.history());
        manager = DashboardManager.create(config.dashboard(), clock);
        evaluateAt = clock.instant();
        savedAt = evaluateAt;
        feed = new DashboardFeed(manager, balance, evaluateAt);
        AlertWishes wishes = new AlertWishes(desk, config.alerting().acknowledgeFor(), clock);
        board = new AlertBoard(desk, wishes, clock);
        monitoring = new ObservedBalance(config, balance, views, history, desk, wishes, manager, clock);
        forecast = balance.foresight().map(ForecastTrack::new);
    }

    private static MetricsCollector ownCollector(MonitoringConfig config, InstantSource clock) {
        MetricsCollectorConfig bounds = MetricsCollectorConfig.builder()
                .mostSeries(Math.max(LEAST_SERIES, 2 * config.mostModels()))
                .build();
        return MetricsCollector.create(bounds, clock, Ticker.system());
    }

    @Override
    public void answered(DataRequest request, DataResponse response, Duration latency) {
        boolean failed = response.payload().status() == ResponseStatus.ERROR
                && !response.payload()
                        .errorCode()
                        .map(OF_THE_QUESTION::contains)
                        .orElse(false);
        meters.answered(request.payload().modelId(), request.metadata().priority(), failed, latency);
    }

    @Override
    public void unanswered(DataRequest request) {
        meters.unanswered(request.payload().modelId(), request.metadata().priority());
    }

    @Override
    public void forwarded(DataRequest request) {
        meters.forwarded(request.payload().modelId());
    }

    @Override
    public void controlled(ControlledResponse answer) {
        tally.add(answer);
    }

    @Override
    public void gone(String model) {
        meters.forget(model);
        tally.forget(model);
    }

    @Override
    public void start(CommonsExecutors executors) {
        stepping.lock();
        try {
            if (!closed) {
                begin(executors);
            }
        } finally {
            stepping.unlock();
            // Whoever closed it meanwhile may not have found all that was begun.
            if (closed) {
                release();
            }
        }
    }

    private void begin(CommonsExecutors executors) {
        desk.start(executors);
        measured.ifPresent(resources -> resources.start(executors));
        // So that what comes later is seen as new.
        var unused = views.read(usage -> vitals.showResources(usage.readings()));
        monitoring.serve();
    }

    @Override
    public void step() {
        if (!stepping.tryLock()) {
            return;
        }
        try {
            if (!closed) {
                read(clock.instant());
            }
        } catch (RuntimeException e) {
            LOG.warn("monitoring left out a step", e);
        } finally {
            stepping.unlock();
        }
    }

    private void read(Instant now) {
        TrafficCounts counts = balance.traffic();
        PathStatistics path = balance.path();
        double silence = unanswered.step(counts, now);
        boolean slotEnded =
                forecast.map(track -> track.step(path.batching().taken(), now)).orElse(false);
        vitals.show(signs(counts, path, silence));
        DashboardUpdateBuilder update = feed.now(counts, path, now);
        if (slotEnded) {
            update.forecast(forecast.orElseThrow().views());
        }
        // A clock that was set back does not put evaluations off.
        boolean due = !now.isBefore(evaluateAt) || evaluateAt.isAfter(now.plus(config.evaluation()));
        if (due) {
            evaluateAt = now.plus(config.evaluation());
            evaluate(update, path, now);
        }
        desk.advance();
        if (Duration.between(savedAt, now).abs().compareTo(SAVED_EVERY) >= 0) {
            savedAt = now;
            desk.save();
        }
        board.refresh(due, update);
        feed.show(update);
    }

    private Vitals.Signs signs(TrafficCounts counts, PathStatistics path, double silence) {
        Optional<Foresight> foresight = balance.foresight();
        return new Vitals.Signs(
                Math.min(1, (double) path.queued() / balance.queueCapacity()),
                Math.min(1, (double) counts.pending() / balance.pendingCapacity()),
                silence,
                views.qualityIndex(),
                balance.quarantine().map(QuarantineStore::fill).orElse(Double.NaN),
                foresight.map(known -> known.statistics().warned() ? 1.0 : 0.0).orElse(Double.NaN),
                forecast.map(ForecastTrack::overloadProbability).orElse(Double.NaN));
    }

    private void evaluate(DashboardUpdateBuilder update, PathStatistics path, Instant now) {
        vitals.showMissing(activity.step(meters.ended(), now));
        vitals.showPending(balance.pendingByModel());
        Readings readings = views.read(usage -> vitals.showResources(usage.readings()));
        desk.judge(readings.metrics());
        long quarantined =
                balance.quarantine().map(store -> store.statistics().entries()).orElse(0L);
        models.tell(DashboardViews.models(readings), update);
        update.latency(DashboardViews.latency(readings))
                .resources(DashboardViews.resources(readings.usage().readings()));
        if (!readings.quality().sources().isEmpty()) {
            update.quality(DashboardViews.quality(readings, tally.totals(), quarantined));
        }
        remember(readings, path, quarantined, now);
    }

    private void remember(Readings readings, PathStatistics path, long quarantined, Instant now) {
        history.add(History.Subject.TRAFFIC, "requests", "1/s", feed.traffic().requestsPerSecond(), now);
        history.add(History.Subject.TRAFFIC, "failures", "1/s", feed.traffic().failuresPerSecond(), now);
        history.add(History.Subject.TRAFFIC, "queued", "", path.queued(), now);
        for (ModelPerformance model : readings.performance().models()) {
            WindowPerformance recent = model.windows().get(REMEMBERED);
            if (recent != null) {
                String named = model.model();
                recent.perSecond()
                        .ifPresent(rate -> history.add(History.Subject.MODEL, named + " requests", "1/s", rate, now));
                recent.errorShare()
                        .ifPresent(share ->
                                history.add(History.Subject.MODEL, named + " failures", "%", 100 * share, now));
                recent.p99()
                        .ifPresent(p99 ->
                                history.add(History.Subject.MODEL, named + " p99", "ms", p99.toNanos() / 1e6, now));
            }
        }
        history.add(History.Subject.QUALITY, "index", "", views.qualityIndex(), now);
        history.add(History.Subject.QUALITY, "quarantined", "", quarantined, now);
        readings.usage()
                .readings()
                .forEach(reading -> reading.share()
                        .ifPresent(share ->
                                history.add(History.Subject.RESOURCE, reading.resource(), "%", 100 * share, now)));
    }

    @Override
    public BalanceMonitoring monitoring() {
        return monitoring;
    }

    @Override
    public void close() {
        closed = true;
        awaitStep();
        release();
    }

    private void release() {
        monitoring.close();
        measured.ifPresent(HostResources::close);
        manager.close();
        desk.close();
    }

    /** A step that hangs in a channel of the host holds nobody up. */
    private void awaitStep() {
        try {
            if (stepping.tryLock(LONGEST_STEP.toNanos(), TimeUnit.NANOSECONDS)) {
                stepping.unlock();
            } else {
                LOG.warn("monitoring is ended in the middle of a step");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
