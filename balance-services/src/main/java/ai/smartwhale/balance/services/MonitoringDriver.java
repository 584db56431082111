// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.quality.control.response.ControlledResponse;
import ai.smartwhale.balance.services.monitoring.BalanceMonitoring;
import ai.smartwhale.balance.services.monitoring.BalanceObserver;
import ai.smartwhale.balance.services.monitoring.MonitoredBalance;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tells an observer what happens, where there is one, and lets it look from time to time. */
final class MonitoringDriver {

    private final Optional<Watched> watched;

    /** What is watched, by what, and with which counts. */
    private record Watched(
            MonitoringConfig config, BalanceMetrics metrics, BalanceObserver observer, ServicesContext context) {}

    private MonitoringDriver(Optional<Watched> watched) {
        this.watched = watched;
    }

    /** Watches what was built, as configured. Nothing begins to run. */
    static MonitoringDriver of(Optional<MonitoringConfig> config, MonitoredBalance balance, ServicesContext context) {
        return new MonitoringDriver(config.map(settings -> {
            BalanceObserver observer = BalanceObserver.create(settings, balance, context.clock());
            BalanceMetrics metrics = BalanceMetrics.create(
                    observer.monitoring().collector(), settings.name().orElse(balance.instanceId()));
            context.listeners().add(List.of(metrics, new Telling(observer)));
            return new Watched(settings, metrics, observer, context);
        }));
    }

    void watch(Balance balance) {
        watched.ifPresent(one -> {
            one.metrics().watch(balance);
            one.context().answers().whenOpen(one.metrics()::watch);
        });
    }

    /** Begins, once Balance is open; ends with its timer. */
    void start(RequestRoute route) {
        watched.ifPresent(one -> {
            one.observer().start(CommonsExecutors.of(one.context().continuations()::execute, route.timer()));
            long period = one.config().period().toNanos();
            var unused = route.timer().scheduleWithFixedDelay(() -> step(one), period, period, TimeUnit.NANOSECONDS);
        });
    }

    private static void step(Watched one) {
        if (one.context().lifecycle().isOpen()) {
            one.observer().step();
        }
    }

    Optional<BalanceMonitoring> monitoring() {
        return watched.map(one -> one.observer().monitoring());
    }

    void close() {
        watched.ifPresent(one -> {
            one.observer().close();
            one.metrics().close();
        });
    }

    /** An observer as a listener. */
    private record Telling(BalanceObserver observer) implements BalanceListener {

        @Override
        public void requestAnswered(DataRequest request, DataResponse response, Duration latency) {
            observer.answered(request, response, latency);
        }

        @Override
        public void requestTimedOut(DataRequest request) {
            observer.unanswered(request);
        }

        @Override
        public void requestFailed(DataRequest request, Throwable reason) {
            observer.unanswered(request);
        }

        @Override
        public void answerControlled(ControlledResponse controlled) {
            observer.controlled(controlled);
        }

        @Override
        public void modelRequestForwarded(DataRequest request) {
            observer.forwarded(request);
        }

        @Override
        public void modelUnregistered(String modelId) {
            observer.gone(modelId);
        }
    }
}
