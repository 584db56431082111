// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.BalanceConfig;
import ai.smartwhale.messaging.KafkaConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs Balance as a process. */
@Command(
        name = "serve",
        description = {
            "Serve models that post their requests to smartwhale.models.requests.",
            "With --auth, what the policy does not allow is answered with an error and audited.",
            "Runs until SIGTERM or SIGINT, then finishes what is in hand and ends with 0."
        })
final class ServeCommand implements Callable<Integer> {

    private static final String CLIENT = "balance-serve";

    @Mixin
    private final Shell shell = new Shell();

    @Mixin
    private final ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private final StandInOptions standIn = new StandInOptions();

    @Mixin
    private final AuthOptions auth = new AuthOptions();

    @Mixin
    private final DashboardOptions watching = new DashboardOptions();

    @Option(names = "--with-data-service", description = "Also run the stand-in Data service, to try things out.")
    private boolean withDataService;

    @Option(names = "--instance-id", paramLabel = "ID", description = "The name of this Balance. Default: made up.")
    private @Nullable String instanceId;

    @Option(
            names = "--close-timeout",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "How long to finish what is in hand. Default: ${DEFAULT-VALUE}.")
    private Duration closeTimeout = BalanceConfig.DEFAULT_CLOSE_TIMEOUT;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StopSignal signal = StopSignal.install();
        int code = ExitCode.INTERNAL;
        try {
            code = serve(signal.latch());
            return code;
        } finally {
            // Also when it failed: the end of the process waits for it.
            signal.finished(code);
        }
    }

    /** Serves until the latch opens. */
    int serve(CountDownLatch stop) throws IOException, InterruptedException {
        try (Guard guard = auth.open()) {
            return serve(stop, guard);
        }
    }

    /** Serves what a guard lets through until the latch opens. */
    int serve(CountDownLatch stop, Guard guard) throws IOException, InterruptedException {
        KafkaConfig kafka = connection.config(CLIENT);
        BalanceConfig.Builder config =
                BalanceConfig.builder().serveModelRequests(true).closeTimeout(closeTimeout);
        Optional.ofNullable(instanceId).ifPresent(config::instanceId);
        Balance balance = watching.build(watching.before(
                guard.before(Balance.builder().kafka(kafka).config(config.build())), CLIENT, Optional.empty()));
        try (Playground data = withDataService ? Playground.dataServiceOn(kafka, standIn) : Playground.nothing()) {
            balance.start();
            watching.announce(balance, shell.err());
            shell.out()
                    .println("ready: serving " + kafka.bootstrapServers()
                            + (data.isEmpty() ? "" : " with the stand-in Data service") + guard.words());
            shell.out().flush();
            stop.await();
            boolean finished = balance.close(closeTimeout);
            shell.out().println(finished ? "stopped" : "stopped; not everything in hand was finished in time");
            shell.out().flush();
            return finished ? ExitCode.OK : ExitCode.PROBLEM;
        } finally {
            balance.close();
        }
    }
}
