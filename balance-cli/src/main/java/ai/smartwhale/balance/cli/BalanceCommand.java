// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The program itself; its work is done by the commands below it. */
@Command(
        name = "balance",
        description = "Data for models, over Kafka.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = false,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:the command did its work and found a problem",
            "2:wrong usage, or input that cannot be read",
            "3:Kafka, or the Redis that was asked for, cannot be reached",
            "4:Kafka refuses the credentials or the operation",
            "70:an internal error"
        },
        subcommands = {
            ReplayCommand.class,
            SimulateCommand.class,
            SoakCommand.class,
            ServeCommand.class,
            RequestCommand.class,
            TopicsCommand.class,
            DoctorCommand.class,
            ConfigCommand.class,
            AnomaliesCommand.class,
            DlqCommand.class,
            ValidateCommand.class,
            ForecastCommand.class,
            QualityCommand.class,
            TrendsCommand.class,
            AlertsCommand.class,
            KeysCommand.class
        })
final class BalanceCommand implements Runnable {

    private final Terminal terminal;

    @Mixin
    private final Shell shell = new Shell();

    BalanceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    Terminal terminal() {
        return terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(shell.spec().commandLine(), "Which command?");
    }
}
