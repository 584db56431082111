// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.monitoring;

import ai.smartwhale.balance.monitoring.alerts.notification.AcceptOutcome;
import ai.smartwhale.balance.monitoring.alerts.notification.AlertNotifier;
import ai.smartwhale.balance.monitoring.alerts.notification.ChannelPolicy;
import ai.smartwhale.balance.monitoring.alerts.notification.GroupTiming;
import ai.smartwhale.balance.monitoring.alerts.notification.LabelSet;
import ai.smartwhale.balance.monitoring.alerts.notification.LogChannel;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifiedAlert;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifierConfig;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifierLimits;
import ai.smartwhale.balance.monitoring.alerts.notification.RateLimit;
import ai.smartwhale.balance.monitoring.alerts.notification.Receiver;
import ai.smartwhale.balance.monitoring.alerts.notification.Route;
import ai.smartwhale.balance.monitoring.alerts.notification.WebhookChannel;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many alerts a second are taken, by one thread: ours in process; ours from the call until the last webhook of 500
 * groups has answered; and the real Alertmanager over HTTP, in posts of 100 on one connection, where it is installed.
 * Every round has 100,000 alerts of other labels than before; the labels are made within the measured time.
 */
public final class NotifierComparison {

    private static final int ALERTS = 100_000;
    private static final int GROUPS = 500;

    private NotifierComparison() {}

    /**
     * Measures.
     *
     * @param arguments the number of rounds, of which the first is dropped; 6 if there is none
     * @throws Exception if something cannot be measured
     */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 6 : Integer.parseInt(arguments[0]);
        List<Rate> accepted = new ArrayList<>();
        List<Rate> delivered = new ArrayList<>();
        List<Rate> peer = new ArrayList<>();
        boolean present = Files.isExecutable(AlertmanagerLoad.PROGRAM);
        for (int round = 0; round < rounds; round++) {
            accepted.add(accept(round));
            delivered.add(deliver(round));
            if (present) {
                peer.add(AlertmanagerLoad.measure(ALERTS));
            }
        }
        print("Balance, taken", accepted);
        print("Balance, taken, grouped, posted and answered", delivered);
        if (present) {
            print("Alertmanager over HTTP, taken", peer);
        } else {
            print("Alertmanager is not installed", List.of());
        }
        System.exit(0);
    }

    private static void print(String what, List<Rate> rates) {
        if (rates.size() < 2) {
            System.out.println(what);
            return;
        }
        double[] seconds =
                rates.stream().skip(1).mapToDouble(Rate::perSecond).sorted().toArray();
        double[] cpu =
                rates.stream().skip(1).mapToDouble(Rate::perCpuSecond).sorted().toArray();
        System.out.println(String.format(
                "%-45s %,10.0f alerts/s (%,.0f to %,.0f), %,10.0f per second of CPU time",
                what, seconds[seconds.length / 2], seconds[0], seconds[seconds.length - 1], cpu[cpu.length / 2]));
    }

    /** Of the whole process, with the compiler, the collector and in the second measurement the receiver. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static Rate accept(int round) throws IOException {
        try (AlertNotifier notifier = notifier(Optional.empty())) {
            long cpu = cpuNanos();
            long start = System.nanoTime();
            fill(notifier, round);
            return Rate.of(ALERTS, System.nanoTime() - start, cpuNanos() - cpu);
        }
    }

    private static Rate deliver(int round) throws Exception {
        AtomicLong alerts = new AtomicLong();
        Semaphore messages = new Semaphore(0);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            alerts.addAndGet(exchange.getRequestBody().readAllBytes().length);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            messages.release();
        });
        server.start();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (CommonsExecutors executors = CommonsExecutors.create("notifier-benchmark");
                AlertNotifier notifier =
                        notifier(Optional.of(WebhookChannel.builder("hook", address, client, executors.workers())
                                .build()))) {
            long cpu = cpuNanos();
            long start = System.nanoTime();
            fill(notifier, round);
            notifier.advance();
            messages.acquire(GROUPS);
            return Rate.of(ALERTS, System.nanoTime() - start, cpuNanos() - cpu);
        } finally {
            server.stop(0);
        }
    }

    private static void fill(AlertNotifier notifier, int round) {
        Instant now = Instant.now();
        for (int i = 0; i < ALERTS; i++) {
            LabelSet labels = LabelSet.of(Map.of(
                    "alertname", "Rule" + i % GROUPS, "model", "m" + i, "severity", "warning", "round", "r" + round));
            AcceptOutcome outcome = notifier.accept(
                    new NotifiedAlert(labels, Map.of("summary", "Answers are late."), now, Optional.empty()));
            if (outcome != AcceptOutcome.TAKEN) {
                throw new IllegalStateException("alert " + i + ": " + outcome);
            }
        }
    }

    private static AlertNotifier notifier(Optional<WebhookChannel> hook) {
        GroupTiming timing = new GroupTiming(Duration.ZERO, Duration.ofMinutes(5), Duration.ofHours(4));
        Route route = new Route("team", List.of(), List.of("alertname"), timing, false, List.of(), List.of());
        ChannelPolicy usual = ChannelPolicy.DEFAULT;
        ChannelPolicy free = new ChannelPolicy(
                new RateLimit(1_000_000, Duration.ofSeconds(1)),
                Duration.ofMinutes(1),
                usual.firstBackoff(),
                usual.longestBackoff(),
                usual.giveUpAfter(),
                usual.capacity(),
                true);
        var builder = AlertNotifier.builder(new NotifierConfig(
                route,
                List.of(),
                Map.of("team", new Receiver("team", List.of("hook"), true)),
                Map.of("hook", free),
                NotifierLimits.DEFAULT,
                Optional.empty()));
        hook.ifPresentOrElse(builder::channel, () -> builder.channel(new LogChannel("hook")));
        return builder.build();
    }
}
