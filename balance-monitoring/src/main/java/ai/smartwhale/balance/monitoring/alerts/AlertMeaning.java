// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What an alert is about, and what to do about it. */
final class AlertMeaning {

    /** Words in the names of rules, by what they speak of. The first category with a word in the name has it. */
    private static final List<Map.Entry<AlertCategory, Set<String>>> WORDS = List.of(
            Map.entry(
                    AlertCategory.SECURITY,
                    Set.of("security", "auth", "login", "token", "certificate", "key", "keys", "denied", "forbidden")),
            Map.entry(
                    AlertCategory.RESOURCE,
                    Set.of("cpu", "memory", "heap", "disk", "gc", "gpu", "thread", "threads", "load", "swap")),
            Map.entry(
                    AlertCategory.MESSAGING,
                    Set.of("kafka", "topic", "broker", "lag", "queue", "consumer", "producer", "partition", "offset")),
            Map.entry(
                    AlertCategory.DATA,
                    Set.of("quality", "data", "drift", "quarantine", "schema", "duplicate", "duplicates", "missing")),
            Map.entry(
                    AlertCategory.MODEL,
                    Set.of("model", "models", "latency", "request", "requests", "error", "errors", "slo", "batch")));

    private AlertMeaning() {}

    static AlertCategory category(Alert alert) {
        String label = alert.labels().getOrDefault(AlertClassifier.CATEGORY_LABEL, "");
        return AlertCategory.ofLabel(label).orElseGet(() -> ofName(alert.rule()));
    }

    private static AlertCategory ofName(String rule) {
        // NodeDiskFull, node_disk_full and "node disk full" have the same words.
        String spaced = rule.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        Set<String> words = Set.copyOf(List.of(spaced.split("[^a-z0-9]+", -1)));
        return WORDS.stream()
                .filter(entry -> entry.getValue().stream().anyMatch(words::contains))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(AlertCategory.INTERNAL);
    }

    /** How near to the root of things a category lies: what lacks memory is slow, and not the other way round. */
    static int depth(AlertCategory category) {
        return switch (category) {
            case SECURITY -> 5;
            case RESOURCE -> 4;
            case MESSAGING -> 3;
            case INTERNAL -> 2;
            case DATA -> 1;
            case MODEL -> 0;
        };
    }

    static String action(AlertCategory category) {
        return switch (category) {
            case DATA ->
                "See which fields and sources the findings name; hold the source back or release the quarantine.";
            case RESOURCE -> "See what uses most; lower the batch size or the share of light models, or add capacity.";
            case MESSAGING ->
                "See whether the brokers answer and whether consumers keep up; add consumers or slow down.";
            case MODEL -> "Compare errors and latency with those before; undo the latest change of the model.";
            case SECURITY -> "See who was refused and from where; revoke keys that may be known to others.";
            case INTERNAL -> "See the log of the balance around the time at which it began.";
        };
    }
}
