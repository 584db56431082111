// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.monitoring;

import ai.smartwhale.balance.monitoring.reporting.DashboardConfig;
import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdate;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ModelView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.QueueView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.TrafficView;
import ai.smartwhale.balance.monitoring.reporting.http.DashboardServer;
import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * What the dashboard of 1,000 models costs: an update in which all of them changed, a fresh snapshot over loopback,
 * unchanged answers by the second on connections that are kept, and an update while browsers take nothing.
 */
public final class DashboardMeasurement {

    private static final int MODELS = 1_000;
    private static final int STALLED = 50;
    private static final int CLIENTS = 4;
    private static final String TOKEN = "measured-measured";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final SplittableRandom random = new SplittableRandom(1);
    private final DashboardManager manager = DashboardManager.create(DashboardConfig.withDefaults());

    private DashboardMeasurement() {}

    /**
     * Measures.
     *
     * @param args how many updates and snapshots, 2,000 unless given; seconds of requests, 5 unless given
     * @throws Exception if the server fails
     */
    public static void main(String... args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        DashboardServerConfig config = DashboardServerConfig.withDefaults()
                .withToken(TOKEN)
                .withStreams(64, 64, Duration.ofMinutes(30), Duration.ofMillis(250), Duration.ofSeconds(15));
        DashboardMeasurement measured = new DashboardMeasurement();
        try (DashboardServer server =
                DashboardServer.builder(measured.manager).config(config).start()) {
            measured.measure(server.address(), rounds, seconds);
        } finally {
            measured.manager.close();
        }
    }

    private void measure(InetSocketAddress server, int rounds, int seconds) throws Exception {
        updates(rounds);
        print("update of " + MODELS + " models, processor time", updates(rounds));
        try (KeptAliveClient client = new KeptAliveClient(server, TOKEN)) {
            snapshots(client, rounds / 2);
            long[][] nanos = snapshots(client, rounds / 2);
            print("fresh snapshot, by the clock", nanos[0]);
            print("fresh snapshot, processor time", nanos[1]);
            System.out.printf(
                    Locale.ROOT,
                    "snapshot %,d bytes, gzip %,d%n",
                    client.get("/api/snapshot", false),
                    client.get("/api/snapshot", true));
        }
        requests(server, "/api/snapshot", seconds);
        requests(server, "/api/alerts", seconds);
        List<KeptAliveClient> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < STALLED; i++) {
                KeptAliveClient client = new KeptAliveClient(server, TOKEN);
                stalled.add(client);
                client.stall("/events");
            }
            fill();
            print("update with " + STALLED + " stalled browsers, processor time", updates(rounds));
        } finally {
            for (KeptAliveClient client : stalled) {
                client.close();
            }
        }
    }

    /** Until the buffers of all connections are full. */
    private void fill() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            manager.updateDashboard(update());
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** In processor time of the thread that updates, since others are not to be seen in it. */
    private long[] updates(int rounds) {
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            DashboardUpdate update = update();
            long before = threads.getCurrentThreadCpuTime();
            var unused = manager.updateDashboard(update);
            nanos[i] = threads.getCurrentThreadCpuTime() - before;
        }
        return nanos;
    }

    /** By the clock, and in processor time of the threads of the server. */
    private long[][] snapshots(KeptAliveClient client, int rounds) throws IOException {
        long[][] nanos = new long[2][rounds];
        for (int i = 0; i < rounds; i++) {
            var unused = manager.updateDashboard(update());
            long worked = serverTime();
            long before = System.nanoTime();
            int bytes = client.get("/api/snapshot", true);
            nanos[0][i] = System.nanoTime() - before;
            nanos[1][i] = serverTime() - worked;
            if (bytes < MODELS) {
                throw new IOException("a snapshot of " + bytes + " bytes");
            }
        }
        return nanos;
    }

    private long serverTime() {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("monitoring-http"))
                .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.getThreadId())))
                .sum();
    }

    private static void requests(InetSocketAddress server, String path, int seconds) throws Exception {
        CommonsExecutors executors = CommonsExecutors.create("clients", CLIENTS);
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<Long>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                FutureTask<Long> client = new FutureTask<>(() -> ask(server, path, end));
                executors.workers().execute(client);
                clients.add(client);
            }
            long asked = 0;
            for (Future<Long> client : clients) {
                asked += client.get();
            }
            System.out.printf(Locale.ROOT, "%s: %,d requests/s by %d clients%n", path, asked / seconds, CLIENTS);
        } finally {
            executors.close();
        }
    }

    private static long ask(InetSocketAddress server, String path, long end) throws IOException {
        long asked = 0;
        try (KeptAliveClient client = new KeptAliveClient(server, TOKEN)) {
            while (System.nanoTime() < end) {
                client.get(path, true);
                asked++;
            }
        }
        return asked;
    }

    private DashboardUpdate update() {
        List<ModelView> models = new ArrayList<>(MODELS);
        for (int i = 0; i < MODELS; i++) {
            models.add(new ModelView(
                    "model-" + i + "-of-a-usual-name",
                    random.nextDouble(100),
                    random.nextDouble(),
                    random.nextDouble(0.1),
                    Optional.of(Duration.ofNanos(random.nextLong(1_000_000_000))),
                    random.nextInt(1_000),
                    OptionalDouble.of(random.nextDouble())));
        }
        return DashboardUpdate.builder()
                .traffic(new TrafficView(random.nextDouble(50_000), 1, 1, 1))
                .queue(new QueueView(random.nextInt(1_000), 1_000, 10, 64))
                .models(models)
                .build();
    }

    private static void print(String what, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%s: median %.3f ms, p99 %.3f ms, greatest %.3f ms%n",
                what,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }
}
