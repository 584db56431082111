// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.TextTable;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.TopicInfo;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.messaging.TopicSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Looks after topics. */
@Command(name = "topics", description = "List, create and describe topics.", synopsisSubcommandLabel = "COMMAND")
final class TopicsCommand implements Runnable {

    private static final String CLIENT = "balance-topics";

    @Mixin
    private final Shell shell = new Shell();

    @Override
    public void run() {
        throw new ParameterException(shell.spec().commandLine(), "list, create or describe?");
    }

    @Command(name = "list", description = "List the topics of Smart Whale.")
    int list(
            @Mixin ConnectionOptions connection,
            @Mixin JsonOption output,
            @Option(names = "--all", description = "Also those of others.") boolean all)
            throws IOException, InterruptedException {
        try (KafkaService kafka = connection.connect(CLIENT)) {
            TreeSet<String> names = new TreeSet<>(Await.get(
                    all ? kafka.listTopics() : TopicManager.create(kafka).listAllTopics()));
            if (output.json()) {
                JsonOption.write(shell.out(), names);
            } else {
                names.forEach(shell.out()::println);
            }
        }
        return ExitCode.OK;
    }

    @Command(
            name = "create",
            description = {
                "Create topics that are missing.",
                "Without names: all documented topics, with their partitions and replication."
            })
    int create(
            @Mixin ConnectionOptions connection,
            @Mixin JsonOption output,
            @Parameters(arity = "0..*", paramLabel = "TOPIC", description = "Topics to create.") List<String> topics,
            @Option(names = "--model", paramLabel = "ID", description = "Create the response topic of a model.")
                    List<String> models,
            @Option(names = "--partitions", defaultValue = "3", description = "Of TOPIC. Default: ${DEFAULT-VALUE}.")
                    int partitions,
            @Option(names = "--replication", defaultValue = "2", description = "Of TOPIC. Default: ${DEFAULT-VALUE}.")
                    int replication,
            @Option(names = "--config", paramLabel = "NAME=VALUE", description = "Setting of TOPIC.")
                    Map<String, String> configuration)
            throws IOException, InterruptedException {
        Map<String, Boolean> created = new TreeMap<>();
        try (KafkaService kafka = connection.connect(CLIENT)) {
            TopicManager manager = TopicManager.create(kafka);
            for (String topic : orEmpty(topics)) {
                TopicSpec spec = new TopicSpec(
                        topic,
                        partitions,
                        replication,
                        Optional.ofNullable(configuration).orElse(Map.of()));
                created.put(topic, Await.get(manager.ensureTopicExists(spec)));
            }
            for (String model : orEmpty(models)) {
                String topic = manager.getModelResultTopic(model);
                boolean existed = Await.get(kafka.topicExists(topic));
                created.put(Await.get(manager.ensureModelTopic(model)), !existed);
            }
            if (orEmpty(topics).isEmpty() && orEmpty(models).isEmpty()) {
                Await.get(manager.initializeAllTopics()).forEach(topic -> created.put(topic, true));
                Await.get(manager.listAllTopics()).forEach(topic -> created.putIfAbsent(topic, false));
            }
        }
        if (output.json()) {
            JsonOption.write(shell.out(), created);
        } else {
            created.forEach((topic, isNew) ->
                    shell.out().println((isNew ? shell.colours().green("created ") : "exists  ") + topic));
        }
        return ExitCode.OK;
    }

    @Command(name = "describe", description = "Show partitions, replication, settings and end offsets.")
    int describe(
            @Mixin ConnectionOptions connection,
            @Mixin JsonOption output,
            @Parameters(arity = "1..*", paramLabel = "TOPIC", description = "Topics to describe.") List<String> topics)
            throws IOException, InterruptedException {
        List<Map<String, Object>> found = new ArrayList<>();
        int missing = 0;
        try (KafkaService kafka = connection.connect(CLIENT)) {
            for (String topic : topics) {
                Optional<TopicInfo> info = Await.get(kafka.getTopicInfo(topic));
                if (info.isEmpty()) {
                    missing++;
                    shell.err().println("No such topic: " + TextTable.printable(topic));
                }
                info.map(TopicsCommand::dict).ifPresent(found::add);
            }
        }
        if (output.json()) {
            JsonOption.write(shell.out(), found);
        } else {
            found.forEach(this::print);
        }
        return missing == 0 ? ExitCode.OK : ExitCode.PROBLEM;
    }

    private static List<String> orEmpty(List<String> given) {
        return Optional.ofNullable(given).orElse(List.of());
    }

    private static Map<String, Object> dict(TopicInfo info) {
        Map<String, Object> dict = new LinkedHashMap<>();
        dict.put("name", info.name());
        dict.put("partitions", info.partitions());
        dict.put("replication", info.replication());
        dict.put("configuration", new TreeMap<>(info.configuration()));
        dict.put("end_offsets", new TreeMap<>(info.endOffsets()));
        return dict;
    }

    private void print(Map<String, Object> topic) {
        shell.out().println(shell.colours().bold(String.valueOf(topic.get("name"))));
        topic.forEach((name, value) -> {
            if (!name.equals("name")) {
                shell.out().printf("  %-14s %s%n", name.replace('_', ' '), value);
            }
        });
    }
}
