// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.monitoring;

import ai.smartwhale.balance.batch.processor.BatchProcessorStatistics;
import ai.smartwhale.balance.batch.processor.MergerStatistics;
import ai.smartwhale.balance.monitoring.metrics.ResourceReading;
import ai.smartwhale.balance.quality.control.quarantine.QuarantineStore;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.loop.Decision;
import ai.smartwhale.balance.services.monitoring.BalanceObserver;
import ai.smartwhale.balance.services.monitoring.MonitoredBalance;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.balance.services.monitoring.TrafficCounts;
import ai.smartwhale.balance.services.path.PathAnswers;
import ai.smartwhale.balance.services.path.PathStatistics;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What watching takes of a processor, by the time of its thread: for each request, and for each second of steps, four
 * cheap ones and one that judges in every five. Arguments: how many models; 16 and 1,000 without.
 */
public final class ObserverMeasurement {

    private static final int ROUNDS = 5;
    private static final int REQUESTS = 500_000;
    private static final int SECONDS = 100;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ObserverMeasurement() {}

    /**
     * Measures.
     *
     * @param arguments numbers of models
     */
    public static void main(String[] arguments) {
        List<String> models = arguments.length == 0 ? List.of("16", "1000") : List.of(arguments);
        for (String count : models) {
            measure(Integer.parseInt(count));
        }
    }

    private static void measure(int models) {
        List<DataRequest> requests = new ArrayList<>();
        List<DataResponse> responses = new ArrayList<>();
        for (int i = 0; i < models; i++) {
            RequestPayload payload = RequestPayload.builder("model-" + i).build();
            DataRequest request =
                    MessageSchemas.createDataRequest("model-" + i, payload, Priority.MEDIUM, Clock.systemUTC());
            requests.add(request);
            responses.add(MessageSchemas.createDataResponse(
                    request,
                    ResponsePayload.builder(payload.operation(), ResponseStatus.SUCCESS, payload.dataType())
                            .build(),
                    Clock.systemUTC()));
        }
        Turned clock = new Turned();
        BalanceObserver observer = BalanceObserver.create(
                MonitoringConfig.builder()
                        .resources(() -> List.of(new ResourceReading("heap", 1, OptionalDouble.of(4))))
                        .build(),
                new Busy(),
                clock);
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < REQUESTS; i++) {
                int which = i % models;
                observer.answered(requests.get(which), responses.get(which), Duration.ofNanos(1_000_000L + 997L * i));
            }
            double perRequest = (double) (THREADS.getCurrentThreadCpuTime() - before) / REQUESTS;
            before = THREADS.getCurrentThreadCpuTime();
            for (int second = 0; second < SECONDS; second++) {
                clock.now = clock.now.plusSeconds(1);
                observer.step();
            }
            double perSecond = (THREADS.getCurrentThreadCpuTime() - before) / 1e6 / SECONDS;
            System.out.printf(
                    Locale.ROOT,
                    "%,d models: %.0f ns for each request, %.2f ms for each second of steps%n",
                    models,
                    perRequest,
                    perSecond);
        }
        observer.close();
    }

    /** A clock that is turned by hand. */
    private static final class Turned implements java.time.InstantSource {
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** A Balance at work on ever more requests. */
    private static final class Busy implements MonitoredBalance {
        private long requests;

        @Override
        public String instanceId() {
            return "busy";
        }

        @Override
        public TrafficCounts traffic() {
            requests += 1_000;
            return new TrafficCounts(requests, requests, 0, 0, 0, 0, 0, 0);
        }

        @Override
        public PathStatistics path() {
            return new PathStatistics(
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    Duration.ZERO,
                    new PathAnswers(0, 0, 0),
                    new MergerStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                    new BatchProcessorStatistics(0, requests, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        }

        @Override
        public long largestBatch() {
            return 1;
        }

        @Override
        public long queueCapacity() {
            return 100;
        }

        @Override
        public long pendingCapacity() {
            return 100;
        }

        @Override
        public Map<String, Long> pendingByModel() {
            return Map.of();
        }

        @Override
        public Optional<Foresight> foresight() {
            return Optional.empty();
        }

        @Override
        public Optional<QuarantineStore> quarantine() {
            return Optional.empty();
        }

        @Override
        public OptionalLong deadLetters() {
            return OptionalLong.of(0);
        }

        @Override
        public List<Decision> decisions() {
            return List.of();
        }

        @Override
        public CompletionStage<?> publish(String key, String type, byte[] json) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
