// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.TextTable;
import ai.smartwhale.messaging.DeadLetter;
import ai.smartwhale.messaging.DeadLetters;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.ReplayReport;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Looks after dead letters. */
@Command(
        name = "dlq",
        description = "List dead letters, and send them back to where they came from.",
        synopsisSubcommandLabel = "COMMAND")
final class DlqCommand implements Runnable {

    private static final String CLIENT = "balance-dlq";

    @Mixin
    private final Shell shell = new Shell();

    @Override
    public void run() {
        throw new ParameterException(shell.spec().commandLine(), "list or replay?");
    }

    @Command(
            name = "list",
            description = "List the dead letters of a topic with the reasons that stand in their headers.")
    int list(
            @Mixin ConnectionOptions connection,
            @Mixin JsonOption output,
            @Mixin DeadLetterFilter filter,
            @Parameters(paramLabel = "TOPIC", description = "A topic, or its dead-letter topic.") String topic,
            @Option(
                            names = "--limit",
                            defaultValue = "1000",
                            description = "The most to read. Default: ${DEFAULT-VALUE}.")
                    int limit)
            throws IOException, InterruptedException {
        try (KafkaService kafka = connection.connect(CLIENT)) {
            List<DeadLetter> letters = Await.get(DeadLetters.create(kafka).list(topic, limit)).stream()
                    .filter(filter)
                    .toList();
            if (output.json()) {
                JsonOption.write(
                        shell.out(), letters.stream().map(DlqCommand::dict).toList());
            } else {
                print(letters);
            }
        }
        return ExitCode.OK;
    }

    @Command(
            name = "replay",
            description = "Send dead letters back to their original topics. They also stay where they are.")
    int replay(
            @Mixin ConnectionOptions connection,
            @Mixin JsonOption output,
            @Mixin DeadLetterFilter filter,
            @Parameters(paramLabel = "TOPIC", description = "A topic, or its dead-letter topic.") String topic,
            @Option(names = "--dry-run", description = "Only count.") boolean dryRun)
            throws IOException, InterruptedException {
        try (KafkaService kafka = connection.connect(CLIENT)) {
            ReplayReport report = Await.get(DeadLetters.create(kafka).replay(topic, filter, dryRun));
            List<String> failures = report.failures().stream()
                    .map(MessagingException::getMessage)
                    .toList();
            if (output.json()) {
                Map<String, Object> dict = new LinkedHashMap<>();
                dict.put("found", report.found());
                dict.put("replayed", report.replayed());
                dict.put("failures", failures);
                dict.put("dry_run", dryRun);
                JsonOption.write(shell.out(), dict);
            } else {
                shell.out()
                        .println(report.found() + " found, " + report.replayed() + " replayed, " + failures.size()
                                + " failed" + (dryRun ? " (dry run)" : ""));
                failures.forEach(failure -> shell.err().println(TextTable.printable(failure)));
            }
            return failures.isEmpty() ? ExitCode.OK : ExitCode.PROBLEM;
        }
    }

    private void print(List<DeadLetter> letters) {
        TextTable table = TextTable.of("at", "partition:offset", "from", "attempts", "key", "bytes", "reason");
        for (DeadLetter letter : letters) {
            table.row(
                    letter.at().toString(),
                    letter.partition() + ":" + letter.offset(),
                    letter.originalTopic() + ' ' + letter.originalPartition() + ':' + letter.originalOffset(),
                    Integer.toString(letter.attempts()),
                    letter.key().orElse(""),
                    Integer.toString(letter.value().length),
                    letter.exception() + ": " + letter.reason());
        }
        table.lines(shell.colours()).forEach(shell.out()::println);
        shell.out().println(letters.size() + (letters.size() == 1 ? " dead letter" : " dead letters"));
    }

    private static Map<String, Object> dict(DeadLetter letter) {
        Map<String, Object> dict = new LinkedHashMap<>();
        dict.put("topic", letter.topic());
        dict.put("partition", letter.partition());
        dict.put("offset", letter.offset());
        dict.put("at", letter.at().toString());
        dict.put("original_topic", letter.originalTopic());
        dict.put("original_partition", letter.originalPartition());
        dict.put("original_offset", letter.originalOffset());
        dict.put("attempts", letter.attempts());
        dict.put("exception", letter.exception());
        dict.put("reason", letter.reason());
        letter.key().ifPresent(key -> dict.put("key", key));
        dict.put("value_bytes", letter.value().length);
        return dict;
    }
}
