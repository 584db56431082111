// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.services.config.BalanceSettings;
import ai.smartwhale.balance.services.config.BalanceSettingsBuilder;
import ai.smartwhale.balance.services.config.InvalidSettingsException;
import ai.smartwhale.balance.services.config.SettingProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Checks and explains settings, without starting anything. */
@Command(
        name = "config",
        description = "Check and explain the settings of a Balance.",
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand implements Runnable {

    @Mixin
    private final Shell shell = new Shell();

    @Override
    public void run() {
        throw new ParameterException(shell.spec().commandLine(), "check or explain?");
    }

    @Command(
            name = "check",
            description = "Tell all mistakes in a file of settings.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:there are none", "1:there are some", "2:the file cannot be read"})
    int check(@Mixin Sources sources, @Mixin JsonOption json) throws IOException {
        List<String> mistakes = List.of();
        try {
            var unused = sources.builder().build();
        } catch (InvalidSettingsException e) {
            mistakes = e.problems().stream().map(SettingProblem::message).toList();
        }
        if (json.json()) {
            JsonOption.write(shell.out(), Map.of("file", sources.file.toString(), "mistakes", mistakes));
        } else if (mistakes.isEmpty()) {
            shell.out().println(sources.file + ": all settings are known and allowed");
        } else {
            mistakes.forEach(shell.out()::println);
        }
        shell.out().flush();
        return mistakes.isEmpty() ? ExitCode.OK : ExitCode.PROBLEM;
    }

    @Command(
            name = "explain",
            description = "Show what would hold, and who says so. Secrets are not shown.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:it is shown", "2:the file has mistakes or cannot be read"})
    int explain(@Mixin Sources sources, @Mixin JsonOption json) throws IOException {
        BalanceSettings settings = sources.builder().build();
        if (json.json()) {
            List<Map<String, Object>> entries = settings.entries().stream()
                    .map(entry -> {
                        Map<String, Object> row = new LinkedHashMap<>();
                        row.put("name", entry.name());
                        row.put("value", entry.value());
                        row.put("origin", entry.origin().toString());
                        row.put(
                                "over",
                                entry.overridden().stream()
                                        .map(Object::toString)
                                        .toList());
                        return row;
                    })
                    .toList();
            JsonOption.write(shell.out(), entries);
        } else {
            shell.out().print(settings.explain());
        }
        shell.out().flush();
        return ExitCode.OK;
    }

    /** What is read. */
    static final class Sources {

        @Parameters(paramLabel = "FILE", description = "YAML, or JSON or properties by the end of its name.")
        private Path file = Path.of("balance.yaml");

        @Option(
                names = "--no-environment",
                description = "Leave out the environment of this shell, but for what env:NAME refers to.")
        private boolean noEnvironment;

        BalanceSettingsBuilder builder() throws IOException {
            Map<String, String> environment = new LinkedHashMap<>(System.getenv());
            if (noEnvironment) {
                environment.keySet().removeIf(name -> name.startsWith("SMARTWHALE_BALANCE_"));
            }
            return BalanceSettings.builder().file(file).environment(environment).properties(System.getProperties());
        }
    }
}
