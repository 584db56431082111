// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.ProgressLine;
import ai.smartwhale.balance.cli.report.SoakReport;
import ai.smartwhale.balance.cli.report.SoakTables;
import ai.smartwhale.balance.cli.soak.Soak;
import ai.smartwhale.balance.cli.soak.SoakResult;
import ai.smartwhale.balance.cli.soak.SoakSettings;
import ai.smartwhale.balance.cli.soak.fault.FaultKind;
import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs everything for a while, lets things go wrong, and checks the promises. */
@Command(
        name = "soak",
        description = {
            "Run the full stack for a while under changing load, let things go wrong, and check all promises.",
            "Three brokers, Redis, a Data service and two instances of Balance are started; nothing else is needed but"
                    + " redis-server, and that can be left out. SIGINT ends it early, with the report so far."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all promises held", "1:a promise was broken", "2:wrong usage", "70:an internal error"})
final class SoakCommand implements Callable<Integer> {

    private static final double MINUTE_SECONDS = 60;
    private static final String ALL = "all";
    private static final String NONE = "none";

    @Mixin
    private final Shell shell = new Shell();

    @Mixin
    private final JsonOption output = new JsonOption();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long requests are made, 0.2 or more. Default: ${DEFAULT-VALUE}.")
    private double minutes = 30;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of the questions and the faults. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--models",
            paramLabel = "N",
            defaultValue = "" + SoakSettings.DEFAULT_MODELS,
            description = "How many models ask; one in eight is greedy. Default: ${DEFAULT-VALUE}.")
    private int models = SoakSettings.DEFAULT_MODELS;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "" + SoakSettings.DEFAULT_RATE,
            description = "Requests per second on average, without bursts. Default: ${DEFAULT-VALUE}.")
    private double rate = SoakSettings.DEFAULT_RATE;

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            split = ",",
            defaultValue = ALL,
            description = "What goes wrong: broker-kill, redis-kill, data-outage, data-slow, poison, garbage-answers,"
                    + " late-answers, twice-answers, misdirected-answers, mixed-up-answers, clock-jump,"
                    + " memory-pressure, instance-reopen, all, none. Default: ${DEFAULT-VALUE}.")
    private List<String> faults = new ArrayList<>();

    @Option(names = "--no-redis", description = "Do without Redis: instances share nothing by way of it.")
    private boolean noRedis;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write a report: Markdown where the name ends with .md, otherwise HTML.")
    private @Nullable Path report;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SoakSettings settings = settings();
        expectNoise();
        StopSignal signal = StopSignal.install();
        int code = ExitCode.INTERNAL;
        try {
            code = soak(settings, signal.latch());
            return code;
        } finally {
            // Also when it failed: the end of the process waits for it.
            signal.finished(code);
        }
    }

    /** Soaks until the time is over or the latch opens. */
    int soak(SoakSettings settings, CountDownLatch stop) throws IOException, InterruptedException {
        ProgressLine progress = shell.progress(output.json());
        SoakResult result = Soak.run(settings, progress::say, stop);
        if (report != null) {
            SoakReport.write(result, report);
        }
        if (output.json()) {
            JsonOption.write(shell.out(), result.toMap());
        } else {
            SoakTables.lines(result, shell.colours()).forEach(shell.out()::println);
            if (report != null) {
                shell.out().println("report: " + report.toAbsolutePath());
            }
        }
        shell.out().flush();
        return result.isBroken() ? ExitCode.PROBLEM : ExitCode.OK;
    }

    private SoakSettings settings() {
        if (!(minutes > 0 && minutes < 1e6)) {
            throw new InvalidValueException("minutes", minutes, "0.2 or more");
        }
        Duration length = Duration.ofMillis(Math.round(minutes * MINUTE_SECONDS * 1e3));
        return new SoakSettings(length, seed, models, rate, kinds(), !noRedis, SoakSettings.DEFAULT_SLACK);
    }

    private Set<FaultKind> kinds() {
        Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        for (String name : faults) {
            if (ALL.equalsIgnoreCase(name)) {
                kinds.addAll(EnumSet.allOf(FaultKind.class));
            } else if (!NONE.equalsIgnoreCase(name)) {
                kinds.add(FaultKind.of(name));
            }
        }
        return kinds;
    }

    /** What goes wrong on purpose is no news, unless somebody asks for it. Read by logback.xml at the first logger. */
    private static void expectNoise() {
        if (System.getProperty("balance.log") == null) {
            System.setProperty("balance.log", "ERROR");
            System.setProperty("balance.log.kafka", "OFF");
        }
    }
}
