// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.Colours;
import ai.smartwhale.balance.cli.console.ProgressLine;
import ai.smartwhale.balance.cli.console.TextTable;
import ai.smartwhale.balance.cli.doctor.Advice;
import ai.smartwhale.balance.cli.doctor.Doctor;
import ai.smartwhale.balance.cli.doctor.Finding;
import ai.smartwhale.balance.cli.doctor.Patient;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks whether Balance can work with a Kafka. */
@Command(
        name = "doctor",
        description = "Check connection, credentials, topics, permissions, clock and lag, and say what to do.")
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private final Shell shell = new Shell();

    @Mixin
    private final ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private final JsonOption output = new JsonOption();

    @Option(
            names = "--no-probe",
            negatable = false,
            description = "Do not make, write, read and delete a topic to try it out; leaves the clock unchecked.")
    private boolean noProbe;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        ProgressLine progress = shell.progress(output.json());
        try (KafkaService kafka = connection.connect("balance-doctor");
                Patient patient = Patient.of(kafka, Clock.systemUTC())) {
            findings.add(
                    new Finding(Finding.Level.OK, "connection", kafka.config().bootstrapServers(), ""));
            findings.addAll(Doctor.examine(patient, !noProbe, what -> progress.update(() -> "checking " + what)));
        } catch (MessagingException e) {
            findings.add(Advice.on("connection", e));
            progress.close();
            print(findings);
            return Failures.exitCode(e);
        }
        progress.close();
        print(findings);
        boolean sound = findings.stream().noneMatch(finding -> finding.level() == Finding.Level.PROBLEM);
        return sound ? ExitCode.OK : ExitCode.PROBLEM;
    }

    private void print(List<Finding> findings) {
        if (output.json()) {
            JsonOption.write(
                    shell.out(), findings.stream().map(DoctorCommand::dict).toList());
            return;
        }
        Colours colours = shell.colours();
        for (Finding finding : findings) {
            String mark = switch (finding.level()) {
                case OK -> colours.green("ok     ");
                case WARNING -> colours.yellow("warning");
                case PROBLEM -> colours.red("problem");
            };
            shell.out().println(mark + "  " + finding.check() + ": " + TextTable.printable(finding.detail()));
            if (!finding.advice().isEmpty()) {
                shell.out().println("         " + colours.dim("→ " + finding.advice()));
            }
        }
    }

    private static Map<String, Object> dict(Finding finding) {
        Map<String, Object> dict = new LinkedHashMap<>();
        dict.put("level", finding.level().name().toLowerCase(Locale.ROOT));
        dict.put("check", finding.check());
        dict.put("detail", finding.detail());
        dict.put("advice", finding.advice());
        return dict;
    }
}
