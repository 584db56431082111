// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.TextTable;
import ai.smartwhale.balance.monitoring.alerts.config.AlertsConfig;
import ai.smartwhale.balance.monitoring.alerts.config.AlertsFile;
import ai.smartwhale.balance.monitoring.alerts.config.AlertsOutline;
import ai.smartwhale.balance.monitoring.alerts.config.ConfigProblem;
import ai.smartwhale.balance.monitoring.alerts.config.ConfigProblemsException;
import ai.smartwhale.balance.monitoring.alerts.notification.LabelSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Looks at files of alerts. */
@Command(
        name = "alerts",
        description = "Check a file of alert rules, channels and routes, or print an example of one.",
        synopsisSubcommandLabel = "COMMAND")
final class AlertsCommand implements Runnable {

    @Mixin
    private final Shell shell = new Shell();

    @Override
    public void run() {
        throw new ParameterException(shell.spec().commandLine(), "check or example?");
    }

    @Command(
            name = "check",
            description = {
                "Tell every mistake of a file with its line, or what the file comes to.",
                "Secrets are not read: what a channel needs from the environment is named."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:the file is well", "1:it has mistakes", "2:wrong usage, or it cannot be read"})
    int check(
            @Parameters(paramLabel = "FILE", description = "The file, YAML or *.json.") Path file,
            @Option(
                            names = "--route",
                            paramLabel = "LABEL=VALUE,...",
                            description = "Also tell whom an alert with these labels would reach.")
                    @Nullable
                    String labels,
            @Mixin JsonOption output)
            throws IOException {
        LabelSet alert = labels == null ? LabelSet.EMPTY : labels(labels);
        AlertsConfig config;
        try {
            config = AlertsFile.read(file);
        } catch (ConfigProblemsException e) {
            tell(file, e.problems(), output);
            return ExitCode.PROBLEM;
        }
        AlertsOutline outline = AlertsOutline.of(config);
        List<String> reached = labels == null ? List.of() : outline.reached(alert);
        if (output.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("file", file.toString());
            document.put("problems", List.of());
            document.put("rules", outline.rulesByKind());
            document.put("routes", outline.routes());
            document.put("receivers", outline.receivers());
            document.put("channels", outline.channels());
            document.put("unused", outline.unused());
            document.put("reached", reached);
            JsonOption.write(shell.out(), document);
        } else {
            tell(file, outline, alert, reached);
        }
        return ExitCode.OK;
    }

    @Command(name = "example", description = "Print a commented example of a file of alerts.")
    int example() throws IOException {
        shell.out().print(AlertsFile.example());
        shell.out().flush();
        return ExitCode.OK;
    }

    private LabelSet labels(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        // A comma only parts labels where the name of another one follows.
        for (String label : text.split(",(?=[A-Za-z_][A-Za-z0-9_.-]*=)", -1)) {
            int sign = label.indexOf('=');
            if (sign < 1) {
                throw new ParameterException(
                        shell.spec().commandLine(), "--route is \"" + text + "\"; allowed: label=value,label=value");
            }
            labels.put(label.substring(0, sign), label.substring(sign + 1));
        }
        return LabelSet.of(labels);
    }

    private void tell(Path file, List<ConfigProblem> problems, JsonOption output) {
        if (output.json()) {
            List<Map<String, Object>> list = problems.stream()
                    .map(problem -> Map.<String, Object>of(
                            "line", problem.line(), "path", problem.path(), "message", problem.message()))
                    .toList();
            JsonOption.write(shell.out(), Map.of("file", file.toString(), "problems", list));
            return;
        }
        problems.forEach(problem -> shell.out().println(TextTable.printable(problem.at(file.toString()))));
        shell.out().println(shell.colours().red(problems.size() + (problems.size() == 1 ? " mistake" : " mistakes")));
    }

    private void tell(Path file, AlertsOutline outline, LabelSet alert, List<String> reached) {
        say(file + " is " + shell.colours().green("well"));
        section("Rules");
        outline.rulesByKind().forEach((kind, count) -> item(count + " " + kind));
        section("Routes");
        outline.routes().forEach(this::item);
        section("Receivers");
        outline.receivers().forEach((name, channels) -> item(name + ": " + String.join(", ", channels)));
        section("Channels");
        outline.channels().forEach((name, text) -> item(name + ": " + text));
        if (!outline.unused().isEmpty()) {
            section("Never used");
            outline.unused().forEach(this::item);
        }
        if (!reached.isEmpty()) {
            section("An alert " + alert + " reaches");
            reached.forEach(this::item);
        }
    }

    private void section(String title) {
        say("");
        say(title);
    }

    private void item(String text) {
        shell.out().println("  " + TextTable.printable(text));
    }

    private void say(String text) {
        shell.out().println(text);
    }
}
