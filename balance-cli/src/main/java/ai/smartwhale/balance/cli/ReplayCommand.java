// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.ProgressLine;
import ai.smartwhale.balance.cli.replay.Injected;
import ai.smartwhale.balance.cli.replay.Pace;
import ai.smartwhale.balance.cli.replay.Replay;
import ai.smartwhale.balance.cli.replay.ReplayDict;
import ai.smartwhale.balance.cli.replay.ReplayPlan;
import ai.smartwhale.balance.cli.replay.ReplayPolicy;
import ai.smartwhale.balance.cli.replay.ReplayResult;
import ai.smartwhale.balance.cli.replay.ReplaySummary;
import ai.smartwhale.balance.cli.report.HtmlReport;
import ai.smartwhale.balance.cli.trace.Trace;
import ai.smartwhale.balance.cli.trace.TraceFiles;
import ai.smartwhale.balance.cli.trace.TraceLimits;
import ai.smartwhale.balance.services.AnswerCache;
import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.BalanceBuilder;
import ai.smartwhale.balance.services.BalanceConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.KafkaConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replays a trace of requests through Balance. */
@Command(
        name = "replay",
        description = {
            "Replay a trace of requests through Balance, Kafka and a Data service, and report.",
            "Without --bootstrap-servers a Kafka is started inside this process. The Data service is a stand-in that"
                    + " really collects: pages by HTTP from a bundled local site, articles and records from bundled"
                    + " files."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing lost, nothing delivered twice",
            "1:something lost or delivered twice",
            "2:wrong usage, or a trace that cannot be read",
            "3:Kafka or Redis cannot be reached",
            "4:Kafka refuses the credentials or the operation",
            "70:an internal error"
        })
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private final Shell shell = new Shell();

    @Mixin
    private final ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private final JsonOption output = new JsonOption();

    @Mixin
    private final CacheOptions caching = new CacheOptions();

    @Mixin
    private final MetricsOptions monitored = new MetricsOptions();

    @Mixin
    private final DashboardOptions watching = new DashboardOptions();

    @Mixin
    private final StandInOptions standIn = new StandInOptions();

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "A trace: Azure LLM CSV, Mooncake JSONL, page views CSV, function invocations CSV or Balance"
                    + " JSONL, packed with gzip or not. Default: a small bundled one.")
    private @Nullable Path trace;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "Seconds of the trace in one second, or max. Default: so that it takes about 10 seconds.")
    private @Nullable Pace pace;

    @Option(
            names = "--models",
            paramLabel = "N",
            defaultValue = "16",
            description = "The most models; a trace with more has them share, one without any gets as many. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int models = 16;

    @Option(names = "--duration", paramLabel = "D", description = "Only so much of the time of the trace, such as 5m.")
    private Duration duration = TraceLimits.ANY_TIME;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "20000",
            description = "The most requests. Default: ${DEFAULT-VALUE}.")
    private int requests = 20_000;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "30s",
            description = "How long each request may take. Default: ${DEFAULT-VALUE}.")
    private Duration timeout = Duration.ofSeconds(30);

    @Option(
            names = "--max-pending",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Requests under way before Balance refuses more. Default: ${DEFAULT-VALUE}.")
    private int maxPending = BalanceConfig.DEFAULT_MAX_PENDING;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            defaultValue = "balance",
            description = "How requests are made: balance, direct, coalesce (Caffeine with a bulk loader), dataloader"
                    + " (java-dataloader). Default: ${DEFAULT-VALUE}.")
    private ReplayPolicy policy = ReplayPolicy.BALANCE;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            defaultValue = "balance-report.html",
            description = "Where to write the HTML report. Default: ${DEFAULT-VALUE}.")
    private Path report = Path.of("balance-report.html");

    @Option(names = "--keep", description = "With --dashboard: stay after the replay, until it is interrupted.")
    private boolean keep;

    @Option(names = "--no-data-service", description = "Leave the answers to the Data service of the existing Kafka.")
    private boolean noDataService;

    @Override
    public Integer call() throws IOException, InterruptedException {
        InvalidValueException.requirePositive("timeout", timeout);
        Path target = writable(report);
        ProgressLine progress = shell.progress(output.json());
        TraceLimits limits = new TraceLimits(requests, duration);
        Trace read = trace == null ? TraceFiles.bundled(limits) : TraceFiles.read(trace, limits);
        ReplayPlan plan = ReplayPlan.of(read, Playground.catalog(), models);
        if (!keep || !watching.isAsked()) {
            return show(run(plan, progress, Staying.NOT), target);
        }
        StopSignal signal = StopSignal.install();
        int[] code = {ExitCode.INTERNAL};
        try {
            run(plan, progress, result -> {
                code[0] = show(result, target);
                shell.err().println("the dashboard stays until this is interrupted");
                shell.err().flush();
                signal.latch().await();
            });
            return code[0];
        } finally {
            signal.finished(code[0]);
        }
    }

    /** What is done after the replay while everything is still open. */
    private interface Staying {
        Staying NOT = result -> {};

        void after(ReplayResult result) throws IOException, InterruptedException;
    }

    private int show(ReplayResult result, Path target) throws IOException {
        HtmlReport.write(result, target);
        if (output.json()) {
            JsonOption.write(shell.out(), ReplayDict.of(result));
        } else {
            ReplaySummary.lines(result, shell.colours()).forEach(shell.out()::println);
            shell.out().println();
            shell.out().println("report: " + target);
            shell.out().flush();
        }
        return result.totals().sound() ? ExitCode.OK : ExitCode.PROBLEM;
    }

    private ReplayResult run(ReplayPlan plan, ProgressLine progress, Staying staying)
            throws IOException, InterruptedException {
        if (connection.bootstrapServers().isEmpty()) {
            Playground.expectOneReplica();
        }
        Optional<AnswerCache> cache = caching.open();
        try {
            return run(plan, progress, cache, staying);
        } finally {
            cache.ifPresent(AnswerCache::close);
            progress.close();
        }
    }

    private ReplayResult run(ReplayPlan plan, ProgressLine progress, Optional<AnswerCache> cache, Staying staying)
            throws IOException, InterruptedException {
        Optional<Monitoring> monitoring = monitored.open();
        // Beside the result, which may be for a program to read.
        monitoring.ifPresent(open -> shell.err().println("metrics: " + open.address()));
        try (Playground playground = playground(progress);
                Balance balance = balance(playground, cache, monitoring)) {
            monitoring.ifPresent(open -> open.watch(balance, cache));
            balance.start();
            watching.announce(balance, shell.err());
            Pace speed = Optional.ofNullable(pace).orElseGet(() -> Pace.toTakeTenSeconds(plan.length()));
            Injected.Source injected = playground::injected;
            ReplayResult result = new Replay(
                            balance, cache, plan, speed, timeout, injected, progress, Clock.systemUTC(), policy)
                    .run();
            staying.after(result);
            return result;
        } finally {
            monitoring.ifPresent(Monitoring::close);
        }
    }

    private Balance balance(Playground playground, Optional<AnswerCache> cache, Optional<Monitoring> monitoring)
            throws IOException {
        KafkaConfig kafka = connection.config(
                playground.servers().or(connection::bootstrapServers).orElse(ConnectionOptions.LOCAL),
                "balance-replay");
        BalanceConfig config = BalanceConfig.builder()
                .serveModelRequests(false)
                .maxPending(maxPending)
                .maxModels(Math.max(models, BalanceConfig.DEFAULT_MAX_MODELS))
                .build();
        BalanceBuilder builder = Balance.builder().kafka(kafka).config(config).requestPath(policy.path(maxPending));
        cache.ifPresent(builder::answerCache);
        watching.before(builder, "replay", monitoring.map(Monitoring::collector));
        if (!watching.watches()) {
            monitoring.map(Monitoring::listener).ifPresent(builder::listener);
        }
        if (watching.isAsked()) {
            Showcase.enliven(builder);
        }
        return watching.build(builder);
    }

    private Playground playground(ProgressLine progress) throws IOException {
        if (connection.bootstrapServers().isEmpty()) {
            return Playground.complete(progress, standIn);
        }
        return noDataService
                ? Playground.nothing()
                : Playground.dataServiceOn(connection.config("balance-stand-in"), standIn);
    }

    /** Finds out before the replay, not after it, that the report cannot be written. */
    private static Path writable(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = Optional.ofNullable(target.getParent()).orElse(target);
        if (Files.isDirectory(target) || !Files.isWritable(Files.exists(target) ? target : folder)) {
            throw new InvalidValueException("report", file, "a file that can be written");
        }
        return target;
    }
}
