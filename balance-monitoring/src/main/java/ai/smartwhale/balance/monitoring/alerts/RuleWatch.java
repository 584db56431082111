// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.monitoring.Labels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One rule with its cells. Not thread-safe; times are milliseconds. */
final class RuleWatch {

    private final AlertRule rule;
    private final AnomalyScorer scorer;
    private final List<SeriesSelector> reads;
    private final Set<String> notJoined;
    private final Map<Labels, WatchedCell> cells = new HashMap<>();
    private @Nullable WatchedCell unheard;

    RuleWatch(AlertRule rule, AnomalyScorer scorer) {
        this.rule = rule;
        this.scorer = scorer;
        reads = rule.reads();
        notJoined = burnRates(rule)
                .flatMap(burnRate -> burnRate.reads().stream())
                .flatMap(selector -> selector.labels().keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    AlertRule rule() {
        return rule;
    }

    /** Begins to wait for what may never be heard of. */
    void begin(long since) {
        if (unheard == null && cells.isEmpty() && rule instanceof AbsenceRule absence) {
            Map<String, String> wanted = absence.on().labels();
            List<String> names = wanted.keySet().stream().sorted().toList();
            Labels labels = new Labels(
                    names,
                    names.stream().map(name -> wanted.getOrDefault(name, "")).toList());
            unheard = new WatchedCell(rule, labels, new UnheardCell(absence, since), since, true);
        }
    }

    /** The cells that a series goes into. */
    List<CellInput> inputs(String metric, Labels labels, long since) {
        List<CellInput> inputs = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            SeriesSelector selector = reads.get(i);
            if (selector.metric().equals(metric) && selector.selects(labels)) {
                inputs.add(new CellInput(
                        cells.computeIfAbsent(
                                joined(labels),
                                key -> new WatchedCell(
                                        rule, key, RuleCells.make(rule, key, since, scorer), since, false)),
                        i));
                WatchedCell waiting = unheard;
                if (waiting != null) {
                    inputs.add(new CellInput(waiting, i));
                }
            }
        }
        return inputs;
    }

    /** Whether its cells have to be judged also when they were given nothing. */
    boolean judgesSilence() {
        return rule instanceof AbsenceRule
                || (rule instanceof ConsensusRule consensus
                        && consensus.members().stream().anyMatch(AbsenceRule.class::isInstance));
    }

    Collection<WatchedCell> cells() {
        List<WatchedCell> all = new ArrayList<>(cells.values());
        WatchedCell waiting = unheard;
        if (waiting != null) {
            all.add(waiting);
        }
        return all;
    }

    void forget(long before) {
        cells.values().removeIf(cell -> cell.isOlderThan(before));
    }

    /** Counters are joined across the labels that their selectors ask for: those are what tells errors from all. */
    private Labels joined(Labels labels) {
        return notJoined.isEmpty()
                ? labels
                : labels.only(labels.names().stream()
                        .filter(name -> !notJoined.contains(name))
                        .toList());
    }

    private static Stream<BurnRateRule> burnRates(AlertRule rule) {
        if (rule instanceof BurnRateRule burnRate) {
            return Stream.of(burnRate);
        }
        return rule instanceof ConsensusRule consensus
                ? consensus.members().stream().flatMap(RuleWatch::burnRates)
                : Stream.of();
    }
}
