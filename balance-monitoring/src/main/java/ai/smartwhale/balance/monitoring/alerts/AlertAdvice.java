// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What usually helps, by the first known word in the name of a rule, and else by what it is about. */
final class AlertAdvice {

    private static final List<Map.Entry<Set<String>, String>> BY_WORD = List.of(
            Map.entry(
                    Set.of("certificate", "tls"),
                    "Renew the certificate and see that all who hold it load the new one."),
            Map.entry(
                    Set.of("disk", "storage"),
                    "Free the disk or enlarge it; shorten how long logs and spools are kept."),
            Map.entry(
                    Set.of("memory", "heap", "gc", "swap"),
                    "See what fills the memory; lower the sizes of caches and batches, or give the process more."),
            Map.entry(
                    Set.of("broker", "partition", "leader"),
                    "See whether the brokers answer and all partitions have leaders; start what is down."),
            Map.entry(
                    Set.of("lag", "consumer", "offset"),
                    "See whether consumers keep up and are not stuck on one record; add consumers or slow down."),
            Map.entry(
                    Set.of("queue", "backlog"),
                    "More comes than is answered: raise the sizes of batches, add capacity, or refuse earlier."),
            Map.entry(
                    Set.of("quarantine"),
                    "See which findings put records aside; release what is right and hold the source of the rest back."),
            Map.entry(
                    Set.of("drift"),
                    "Compare the data with that of before; settle the thresholds anew, or train the model again."),
            Map.entry(
                    Set.of("silent", "absent", "absence", "missing", "down"),
                    "See whether what should report still runs and can be reached."));

    private AlertAdvice() {}

    static String of(AlertCategory category, Set<String> words) {
        return BY_WORD.stream()
                .filter(advice -> advice.getKey().stream().anyMatch(words::contains))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> of(category));
    }

    private static String of(AlertCategory category) {
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
