// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResourceMonitorTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final CommonsExecutors executors = CommonsExecutors.create("monitor-test");
    private final ManualTime time = new ManualTime();

    @AfterEach
    void close() {
        executors.close();
    }

    @Test
    void saysUnknownAndDoesNotWaitWhileTheFirstSampleIsTaken() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicReference<Thread> sampler = new AtomicReference<>();
        try (ResourceMonitor monitor = monitor(gpus -> {
            sampler.set(Thread.currentThread());
            begun.countDown();
            awaitLatch(go);
            return Samples.load(1, 0.5);
        })) {
            monitor.start();
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

            // The probe is stuck for as long as this thread holds the latch: a call that waited would never return.
            assertThat(monitor.monitorUsage()).isSameAs(ResourceSnapshot.UNKNOWN);
            assertThat(monitor.detectAnomalies()).isEmpty();
            assertThat(monitor.predictNeeds(Duration.ofSeconds(1)).values())
                    .allMatch(f -> f instanceof NeedForecast.NotEnoughData);
            assertThat(sampler.get()).isNotSameAs(Thread.currentThread());

            go.countDown();
            await().atMost(LONG).until(() -> monitor.monitorUsage().takenAt().isPresent());
            assertThat(monitor.monitorUsage().reading(ResourceKind.HOST_CPU)).hasValue(0.5);
            assertThat(monitor.monitorUsage().reading(ResourceKind.GPU_MEMORY)).isEmpty();
        }
    }

    @Test
    void keepsTheLastSampleWhenAProbeFailsAndGoesOn() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (ResourceMonitor monitor = monitor(gpus -> {
            if (calls.incrementAndGet() == 2) {
                throw new IllegalStateException("once");
            }
            return Samples.load(calls.get(), 0.1 * calls.get());
        })) {
            monitor.refresh().get(60, TimeUnit.SECONDS);
            CompletableFuture<ResourceSnapshot> failed = monitor.refresh();
            assertThatThrownBy(() -> failed.get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("once");
            assertThat(monitor.monitorUsage().reading(ResourceKind.HOST_CPU)).hasValue(0.1);

            monitor.refresh().get(60, TimeUnit.SECONDS);
            assertThat(monitor.monitorUsage().takenAt()).hasValue(Samples.START.plusSeconds(3));
        }
    }

    @Test
    void whoAsksIsToldOfAnErrorOfTheProbeToo() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        AssertionError bug = new AssertionError("bug");
        try (ResourceMonitor monitor = monitor(gpus -> {
            if (calls.incrementAndGet() == 1) {
                throw bug;
            }
            return Samples.load(calls.get(), 0.5);
        })) {
            CompletableFuture<ResourceSnapshot> failed = monitor.refresh();
            assertThatThrownBy(() -> failed.get(60, TimeUnit.SECONDS)).cause().isSameAs(bug);
            assertThat(monitor.refresh().get(60, TimeUnit.SECONDS).takenAt()).isPresent();
        }
    }

    @Test
    void asksForGpusOnlyWhenTheirPeriodIsOver() throws Exception {
        List<Boolean> asked = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (ResourceMonitor monitor = monitor(gpus -> {
            asked.add(gpus);
            return Samples.load(asked.size(), 0.5);
        })) {
            for (int i = 0; i < 6; i++) {
                monitor.refresh().get(60, TimeUnit.SECONDS);
                time.forward(Duration.ofSeconds(2));
            }
            assertThat(asked).containsExactly(true, false, false, true, false, false);
        }
    }

    @Test
    void findsAnAnomalyAndForecastsARise() throws Exception {
        AtomicInteger second = new AtomicInteger();
        AtomicReference<Double> load = new AtomicReference<>(0.2);
        try (ResourceMonitor monitor = monitor(gpus -> Samples.load(second.incrementAndGet(), load.get()))) {
            for (int i = 0; i < 60; i++) {
                load.set(0.2 + 0.005 * i);
                monitor.refresh().get(60, TimeUnit.SECONDS);
            }
            assertThat(monitor.detectAnomalies()).isEmpty();
            Map<ResourceKind, NeedForecast> needs = monitor.predictNeeds(Duration.ofSeconds(10));
            assertThat(needs).containsOnlyKeys(ResourceKind.values());
            assertThat(needs.get(ResourceKind.HEAP))
                    .isEqualTo(new NeedForecast.NotEnoughData(ResourceKind.HEAP, 0, 12));
            assertThat(needs.get(ResourceKind.HOST_CPU)).isInstanceOfSatisfying(NeedForecast.Expected.class, f -> {
                assertThat(f.at()).isEqualTo(Samples.START.plusSeconds(70));
                assertThat(f.value()).isBetween(0.51, 0.56);
                assertThat(f.low()).isLessThanOrEqualTo(f.value());
                assertThat(f.high()).isGreaterThanOrEqualTo(f.value());
            });

            load.set(1.0);
            monitor.refresh().get(60, TimeUnit.SECONDS);
            assertThat(monitor.detectAnomalies()).singleElement().satisfies(a -> {
                assertThat(a.kind()).isEqualTo(ResourceKind.HOST_CPU);
                assertThat(a.value()).isEqualTo(1.0);
                assertThat(a.score()).isGreaterThan(3.5);
            });
        }
    }

    @Test
    void aListenerThatThrowsHurtsNobody() throws Exception {
        AtomicInteger told = new AtomicInteger();
        try (ResourceMonitor monitor = monitor(gpus -> Samples.load(1, 0.5))) {
            monitor.addListener(s -> {
                throw new IllegalStateException("bad listener");
            });
            Registration good = monitor.addListener(s -> told.incrementAndGet());
            monitor.refresh().get(60, TimeUnit.SECONDS);
            assertThat(told).hasValue(1);
            good.close();
            monitor.refresh().get(60, TimeUnit.SECONDS);
            assertThat(told).hasValue(1);
        }
    }

    @Test
    void twoMonitorsDoNotDisturbEachOther() throws Exception {
        ResourceMonitor first = monitor(gpus -> Samples.load(1, 0.1));
        try (ResourceMonitor second = monitor(gpus -> Samples.load(1, 0.9))) {
            first.refresh().get(60, TimeUnit.SECONDS);
            second.refresh().get(60, TimeUnit.SECONDS);
            assertThat(first.monitorUsage().reading(ResourceKind.HOST_CPU)).hasValue(0.1);
            first.close();
            first.close();
            assertThat(second.refresh().get(60, TimeUnit.SECONDS).reading(ResourceKind.HOST_CPU))
                    .hasValue(0.9);
        }
        assertThatThrownBy(first::monitorUsage).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(first::start).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(first::refresh).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void completesWhatWaitsWhenItIsClosed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ResourceMonitor monitor = monitor(gpus -> {
            begun.countDown();
            awaitLatch(go);
            return Samples.load(1, 0.5);
        });
        CompletableFuture<ResourceSnapshot> running = monitor.refresh();
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<ResourceSnapshot> waiting = monitor.refresh();

        monitor.close();

        assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IllegalStateException.class);
        go.countDown();
        assertThat(running.get(60, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void refusesHorizonsOutOfRange() {
        try (ResourceMonitor monitor = monitor(gpus -> Samples.load(1, 0.5))) {
            assertThatThrownBy(() -> monitor.predictNeeds(Duration.ZERO)).isInstanceOf(InvalidValueException.class);
            assertThatThrownBy(() -> monitor.predictNeeds(Duration.ofDays(365)))
                    .isInstanceOf(LimitExceededException.class);
        }
    }

    @Test
    void readsThisMachine() throws Exception {
        try (ResourceMonitor monitor = ResourceMonitor.create(executors)) {
            ResourceSnapshot first = monitor.refresh().get(120, TimeUnit.SECONDS);

            assertThat(first.memory().heapUsed().orElseThrow()).isPositive();
            assertThat(first.memory().hostTotal().orElseThrow()).isPositive();
            assertThat(first.memory().hostAvailable().orElseThrow())
                    .isPositive()
                    .isLessThanOrEqualTo(first.memory().hostTotal().orElseThrow());
            assertThat(first.limits().cpuMillis().orElseThrow())
                    .isBetween(1L, 1000L * Runtime.getRuntime().availableProcessors());
            assertThat(first.reading(ResourceKind.HEAP).orElseThrow()).isBetween(0.0, 1.0);
            assertThat(first.gpus()).isPresent();
            // The share of time in collections needs two samples: one moment has no "since".
            assertThat(first.gcShare()).isEmpty();
            assertThat(monitor.refresh().get(120, TimeUnit.SECONDS).gcShare()).isPresent();
        }
    }

    private ResourceMonitor monitor(ResourceProbe probe) {
        return ResourceMonitor.create(ResourceMonitorConfig.defaults(), probe, executors, time);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
