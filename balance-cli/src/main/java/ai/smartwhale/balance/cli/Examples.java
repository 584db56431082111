// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Lines to begin with, at the end of the help of each command. */
final class Examples {

    private static final String INDENT = "  ./";

    /** By the full name of a command; of a group, those of its commands. */
    private static final Map<String, List<String>> ALL = Map.ofEntries(
            entry(
                    "balance",
                    List.of(
                            "balance replay --dashboard",
                            "balance request --embedded --model sentiment --source web --query tides",
                            "balance doctor -b localhost:9092")),
            entry(
                    "balance replay",
                    List.of(
                            "balance replay --dashboard --keep",
                            "balance replay --trace mine.jsonl --speed 1 --report mine.html",
                            "balance replay --trace mine.jsonl --speed max -b localhost:9092")),
            entry(
                    "balance simulate",
                    List.of(
                            "balance simulate --scenario flood --policy peers",
                            "balance simulate --trace mine.jsonl --report simulation.html")),
            entry(
                    "balance serve",
                    List.of(
                            "balance serve -b localhost:9092",
                            "balance serve -b localhost:9092 --dashboard=8090 --alerts alerts.yaml",
                            "balance serve -b localhost:9092 --with-data-service")),
            entry(
                    "balance request",
                    List.of(
                            "balance request --embedded -m sentiment --source web -q tides",
                            "balance request -b localhost:9092 -m sentiment -q tides --priority 1 --timeout 5s --json")),
            entry("balance topics list", List.of("balance topics list -b localhost:9092 --all")),
            entry("balance topics create", List.of("balance topics create -b localhost:9092 --model sentiment")),
            entry(
                    "balance topics describe",
                    List.of("balance topics describe -b localhost:9092 smartwhale.data.requests")),
            entry(
                    "balance doctor",
                    List.of(
                            "balance doctor -b localhost:9092",
                            "balance doctor -b kafka:9093 --kafka-properties client.properties --json")),
            entry("balance anomalies", List.of("balance anomalies --in load.csv --out scores.csv --plot load.html")),
            entry("balance dlq list", List.of("balance dlq list smartwhale.models.requests -b localhost:9092")),
            entry(
                    "balance dlq replay",
                    List.of("balance dlq replay smartwhale.models.requests -b localhost:9092 --dry-run")),
            entry("balance validate", List.of("balance validate messages.jsonl")),
            entry(
                    "balance forecast",
                    List.of("balance forecast --train load.csv --horizon 48 --out next.csv --plot next.html")),
            entry(
                    "balance quality",
                    List.of("balance quality people.csv --out repaired.csv --report findings.json --rules rules.yaml")),
            entry("balance trends", List.of("balance trends --in load.csv --plot trend.html")),
            entry(
                    "balance alerts check",
                    List.of("balance alerts check alerts.yaml --route severity=critical,model=sentiment")),
            entry("balance alerts example", List.of("balance alerts example")),
            entry(
                    "balance keys create",
                    List.of("balance keys create --store keys.json --kek-file kek --create-kek --audit audit.jsonl")),
            entry("balance keys list", List.of("balance keys list --store keys.json --kek-file kek")),
            entry(
                    "balance keys rotate",
                    List.of("balance keys rotate --store keys.json --kek-file kek --purpose encryption")),
            entry("balance keys promote", List.of("balance keys promote --store keys.json --kek-file kek 42")),
            entry("balance keys disable", List.of("balance keys disable --store keys.json --kek-file kek 42")),
            entry("balance keys enable", List.of("balance keys enable --store keys.json --kek-file kek 42")),
            entry("balance keys destroy", List.of("balance keys destroy --store keys.json --kek-file kek --yes 42")),
            entry(
                    "balance keys token",
                    List.of("balance keys token --store keys.json --kek-file kek --issuer host-1 --subject model-7")),
            entry("balance keys verify-audit", List.of("balance keys verify-audit audit.jsonl")),
            entry("balance config check", List.of("balance config check balance.yaml")),
            entry("balance config explain", List.of("balance config explain balance.yaml --no-environment")),
            entry(
                    "balance soak",
                    List.of(
                            "balance soak --minutes 5 --report soak.html",
                            "balance soak --minutes 2 --fault broker-kill,redis-kill --seed 7 --json")));

    private Examples() {}

    /** Those of a command. */
    static List<String> of(CommandLine command) {
        List<String> own = ALL.get(command.getCommandSpec().qualifiedName());
        return own != null
                ? own
                : command.getSubcommands().values().stream()
                        .flatMap(each -> of(each).stream())
                        .toList();
    }

    /** Shows them in the help of a command and of all below it. */
    static void show(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .footerHeading("%nExamples:%n")
                .footer(of(command).stream().map(line -> INDENT + line).toArray(String[]::new));
        command.getSubcommands().values().forEach(Examples::show);
    }
}
