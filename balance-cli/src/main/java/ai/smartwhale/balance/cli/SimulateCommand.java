// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.TextTable;
import ai.smartwhale.balance.cli.report.SimulationReport;
import ai.smartwhale.balance.cli.simulate.DropReason;
import ai.smartwhale.balance.cli.simulate.Scenario;
import ai.smartwhale.balance.cli.simulate.Simulation;
import ai.smartwhale.balance.cli.simulate.SimulationPolicy;
import ai.smartwhale.balance.cli.simulate.SimulationResult;
import ai.smartwhale.balance.cli.simulate.SimulationSettings;
import ai.smartwhale.balance.cli.simulate.Urgency;
import ai.smartwhale.balance.cli.trace.Trace;
import ai.smartwhale.balance.cli.trace.TraceFiles;
import ai.smartwhale.balance.cli.trace.TraceLimits;
import ai.smartwhale.balance.services.loop.Decision;
import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares ways to ask a Data service in virtual time. */
@Command(
        name = "simulate",
        description = {
            "Compare ways to ask a Data service, in virtual time: what Balance decides, and what others would.",
            "The classes that decide are those of the program. Equal options lead to equal results."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:simulated", "2:wrong usage, or a trace that cannot be read", "70:an internal error"})
final class SimulateCommand implements Callable<Integer> {

    /** As many requests as the published experiment has. */
    private static final int USUAL_REQUESTS = 58_000;

    private static final int MOST_REPLAYS = 10_000;

    @Mixin
    private final Shell shell = new Shell();

    @Mixin
    private final JsonOption output = new JsonOption();

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "When requests come: a trace as for replay, packed with gzip or not. Default: a small bundled"
                    + " one.")
    private @Nullable Path trace;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "balance",
            description = "How requests are made: balance, balance-loop (with the loop),"
                    + " balance-loop-stale (which may have old answers given out), balance-loop-ahead (which fetches ahead),"
                    + " coalesce (Caffeine with a bulk loader), dataloader"
                    + " (java-dataloader), direct; without-merge, without-join, without-cache, without-fairness,"
                    + " without-ageing, without-deadline, without-adaptive-size; peers for the first four, all. Default:"
                    + " ${DEFAULT-VALUE}.")
    private List<String> policies = new ArrayList<>();

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "normal",
            description = "What happens: normal, burst, flood, high-flood, slow, outage, or all. Default:"
                    + " ${DEFAULT-VALUE}.")
    private List<String> scenarios = new ArrayList<>();

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "Requests per second, to which the trace is compressed. Default: as suits the scenario.")
    private @Nullable Double rate;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "5000000",
            description = "Read the first N requests of the trace, 1 to ${DEFAULT-VALUE}, which is the default.")
    private int most = 5_000_000;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "Calls that Balance makes at a time. Default: as many as the Data service works on.")
    private @Nullable Integer inFlight;

    @Option(
            names = "--loop",
            description = "Compare Balance with the loop off and on, and tell what the loop decided: the policies"
                    + " balance, balance-loop, balance-loop-stale, and balance-loop-ahead, which fetches ahead where"
                    + " that pays.")
    private boolean loop;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of all that is left to chance. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--replays",
            paramLabel = "N",
            description = "How often the trace is replayed, one after the other. Default: 3, or more for a short one.")
    private @Nullable Integer replays;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write an HTML report of all policies in the given scenarios.")
    private @Nullable Path report;

    @Override
    public Integer call() throws IOException {
        TraceLimits limits = new TraceLimits(most, TraceLimits.ANY_TIME);
        Trace read = trace == null ? TraceFiles.bundled(limits) : TraceFiles.read(trace, limits);
        List<SimulationPolicy> wanted = policies();
        List<Scenario> happening = scenarios();
        if (report != null) {
            SimulationReport.write(run(read, List.of(SimulationPolicy.values()), happening), read.name(), report);
        }
        List<SimulationResult> results = run(read, wanted, happening);
        if (output.json()) {
            List<?> maps = results.stream().map(SimulationResult::toMap).toList();
            JsonOption.write(shell.out(), maps.size() == 1 ? maps.get(0) : maps);
        } else {
            print(results);
        }
        return ExitCode.OK;
    }

    private List<SimulationResult> run(Trace read, List<SimulationPolicy> wanted, List<Scenario> happening) {
        int times = replays == null ? usualReplays(read) : replays;
        List<SimulationResult> results = new ArrayList<>();
        for (Scenario scenario : happening) {
            SimulationSettings usual =
                    SimulationSettings.of(scenario).with(rate == null ? scenario.rate() : rate, seed, times);
            SimulationSettings settings = inFlight == null ? usual : usual.withInFlight(inFlight);
            wanted.forEach(policy -> results.add(Simulation.run(read, policy, settings)));
        }
        return results;
    }

    private static int usualReplays(Trace read) {
        return Math.max(3, Math.min(MOST_REPLAYS, USUAL_REQUESTS / read.rows().size()));
    }

    private List<SimulationPolicy> policies() {
        if (loop) {
            return List.of(
                    SimulationPolicy.BALANCE,
                    SimulationPolicy.BALANCE_LOOP,
                    SimulationPolicy.BALANCE_LOOP_STALE,
                    SimulationPolicy.BALANCE_LOOP_AHEAD);
        }
        return policies.stream()
                .flatMap(name -> switch (name.toLowerCase(Locale.ROOT)) {
                    case "all" -> Stream.of(SimulationPolicy.values());
                    case "peers" -> SimulationPolicy.contenders().stream();
                    default -> Stream.of(SimulationPolicy.of(name));
                })
                .distinct()
                .toList();
    }

    private List<Scenario> scenarios() {
        return scenarios.stream()
                .flatMap(name -> "all".equalsIgnoreCase(name)
                        ? Stream.of(Scenario.values())
                        : Stream.of(Arrays.stream(Scenario.values())
                                .filter(scenario -> scenario.label().equalsIgnoreCase(name))
                                .findFirst()
                                .orElseThrow(() -> new InvalidValueException(
                                        "scenario", name, "normal, burst, flood, high-flood, slow, outage, all"))))
                .distinct()
                .toList();
    }

    private void print(List<SimulationResult> results) {
        TextTable table = TextTable.of(
                "scenario",
                "policy",
                "calls",
                "keys",
                "in time",
                "victims",
                "worst model",
                "high",
                "normal",
                "low",
                "p99 high",
                "goodput/s",
                "jain",
                "dropped",
                "stale");
        for (SimulationResult result : results) {
            table.row(
                    result.settings().scenario().label(),
                    result.policy().label(),
                    String.valueOf(result.calls()),
                    String.valueOf(result.keys()),
                    share(result.all()),
                    share(result.victims()),
                    share(result.worstModel()),
                    share(result.classResult(Urgency.HIGH).share()),
                    share(result.classResult(Urgency.NORMAL).share()),
                    share(result.classResult(Urgency.LOW).share()),
                    millis(result.classResult(Urgency.HIGH).p99()),
                    String.format(Locale.ROOT, "%.0f", result.goodput()),
                    share(result.jain()),
                    String.valueOf(Arrays.stream(DropReason.values())
                            .mapToLong(reason -> result.dropped().getOrDefault(reason, 0L))
                            .sum()),
                    String.valueOf(result.stale()));
        }
        table.lines(shell.colours()).forEach(shell.out()::println);
        results.forEach(this::printPrefetching);
        results.forEach(this::printDecisions);
        if (report != null) {
            shell.out().println();
            shell.out().println("report: " + report.toAbsolutePath());
        }
    }

    private void printPrefetching(SimulationResult result) {
        result.prefetch().ifPresent(known -> {
            shell.out().println();
            shell.out()
                    .printf(
                            Locale.ROOT,
                            "%s, %s: %s; fetched %d answers ahead (%.1f MB), of which %d were of use, %s of those whose"
                                    + " time is over; %s bytes for each of use; switched off %d times%n",
                            result.settings().scenario().label(),
                            result.policy().label(),
                            known.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            known.bought(),
                            known.boughtBytes() / 1e6,
                            known.useful(),
                            percent(known.precision()),
                            known.bytesPerUsefulHit().isPresent()
                                    ? number(Math.rint(known.bytesPerUsefulHit().orElse(0)))
                                    : "no",
                            known.switchedOff());
        });
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.1f %%", 100 * share.orElse(0)) : "none";
    }

    private void printDecisions(SimulationResult result) {
        if (!result.decisions().isEmpty()) {
            shell.out().println();
            shell.out()
                    .println(result.settings().scenario().label() + ", "
                            + result.policy().label() + ":");
        }
        for (Decision decision : result.decisions()) {
            shell.out()
                    .printf(
                            Locale.ROOT,
                            "%6.1f s  %s %s %s: %s at %.1f s%n          because %s; then: %s%n",
                            decision.at().toEpochMilli() / 1e3,
                            decision.knob(),
                            number(decision.from()) + " -> " + number(decision.to()),
                            decision.unit(),
                            decision.state().name().toLowerCase(Locale.ROOT),
                            decision.changed().toEpochMilli() / 1e3,
                            decision.reason(),
                            decision.outcome());
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String millis(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.0f ms", value.getAsDouble()) : "dropped";
    }
}
