// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Starts the program. */
public final class Main {

    private Main() {}

    /**
     * Runs a command and ends the JVM with its exit code.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        Terminal terminal = Terminal.detect(System.getenv(), System.getProperties());
        int exitCode = commandLine(terminal, writer(FileDescriptor.out), writer(FileDescriptor.err))
                .execute(args);
        System.exit(exitCode);
    }

    static CommandLine commandLine(Terminal terminal, PrintWriter out, PrintWriter err) {
        CommandLine commandLine = new CommandLine(new BalanceCommand(terminal));
        commandLine.setOut(out);
        commandLine.setErr(err);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpWidth(Math.min(120, Math.max(80, terminal.columns())));
        boolean colours = terminal.out() && terminal.colour();
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(colours ? Ansi.ON : Ansi.OFF));
        commandLine.setExecutionExceptionHandler(new Failures());
        Values.register(commandLine);
        Examples.show(commandLine);
        return commandLine;
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
