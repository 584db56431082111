// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.Colours;
import ai.smartwhale.balance.cli.console.ProgressLine;
import ai.smartwhale.balance.cli.console.Terminal;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command needs: where it writes, and how much it says. */
final class Shell {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    private boolean verbose;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say more: log at INFO; twice, at DEBUG and with Kafka's own messages.")
    void verbosity(boolean[] times) {
        verbose = times.length > 0;
        // Read by logback.xml when the first logger is made, which is after the command line was read.
        System.setProperty("balance.log", times.length > 1 ? "DEBUG" : "INFO");
        System.setProperty("balance.log.stack", "full");
        System.setProperty("balance.log.kafka", times.length > 1 ? "INFO" : "WARN");
    }

    CommandSpec spec() {
        return Objects.requireNonNull(spec, "spec");
    }

    boolean verbose() {
        return verbose;
    }

    PrintWriter out() {
        return spec().commandLine().getOut();
    }

    PrintWriter err() {
        return spec().commandLine().getErr();
    }

    Terminal terminal() {
        return spec().root().userObject() instanceof BalanceCommand balance ? balance.terminal() : Terminal.NONE;
    }

    Colours colours() {
        return terminal().outColours();
    }

    ProgressLine progress(boolean silent) {
        return silent ? ProgressLine.silent() : ProgressLine.on(err(), terminal(), System::nanoTime);
    }
}
