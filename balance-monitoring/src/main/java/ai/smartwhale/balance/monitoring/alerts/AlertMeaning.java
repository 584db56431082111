// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an alert is about. */
final class AlertMeaning {

    /** Words in the names of rules, by what they speak of. The first category with a word in the name has it. */
    private static final List<Map.Entry<AlertCategory, Set<String>>> WORDS = List.of(
            Map.entry(
                    AlertCategory.SECURITY,
                    Set.of(
                            "security",
                            "auth",
                            "login",
                            "token",
                            "certificate",
                            "key",
                            "keys",
                            "denied",
                            "forbidden",
                            "tls")),
            Map.entry(
                    AlertCategory.RESOURCE,
                    Set.of(
                            "cpu", "memory", "heap", "disk", "gc", "gpu", "thread", "threads", "load", "swap",
                            "storage")),
            Map.entry(
                    AlertCategory.MESSAGING,
                    Set.of(
                            "kafka",
                            "topic",
                            "broker",
                            "lag",
                            "queue",
                            "consumer",
                            "producer",
                            "partition",
                            "offset",
                            "leader",
                            "backlog")),
            Map.entry(
                    AlertCategory.DATA,
                    Set.of("quality", "data", "drift", "quarantine", "schema", "duplicate", "duplicates", "missing")),
            Map.entry(
                    AlertCategory.MODEL,
                    Set.of(
                            "model",
                            "models",
                            "latency",
                            "request",
                            "requests",
                            "error",
                            "errors",
                            "slo",
                            "batch",
                            "timeout",
                            "timeouts")));

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

    private AlertMeaning() {}

    static AlertCategory category(Alert alert, Set<String> words) {
        String label = alert.labels().getOrDefault(AlertClassifier.CATEGORY_LABEL, "");
        return AlertCategory.ofLabel(label)
                .orElseGet(() -> WORDS.stream()
                        .filter(entry -> entry.getValue().stream().anyMatch(words::contains))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(AlertCategory.INTERNAL));
    }

    /** The words of a name: NodeDiskFull, node_disk_full and "node disk full" have the same. */
    static Set<String> words(String rule) {
        String spaced = HUMP.matcher(rule).replaceAll(" ").toLowerCase(Locale.ROOT);
        return Arrays.stream(NO_WORD.split(spaced, -1)).collect(Collectors.toUnmodifiableSet());
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
}
