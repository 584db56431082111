// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.balance.monitoring.alerts.AbsenceRule;
import ai.smartwhale.balance.monitoring.alerts.AlertCategory;
import ai.smartwhale.balance.monitoring.alerts.AlertRule;
import ai.smartwhale.balance.monitoring.alerts.AnomalyMeasure;
import ai.smartwhale.balance.monitoring.alerts.BurnRateRule;
import ai.smartwhale.balance.monitoring.alerts.BurnWindow;
import ai.smartwhale.balance.monitoring.alerts.ChangeRule;
import ai.smartwhale.balance.monitoring.alerts.ConsensusRule;
import ai.smartwhale.balance.monitoring.alerts.Levels;
import ai.smartwhale.balance.monitoring.alerts.RuleTerms;
import ai.smartwhale.balance.monitoring.alerts.SeasonalRule;
import ai.smartwhale.balance.monitoring.alerts.SeriesSelector;
import ai.smartwhale.balance.monitoring.alerts.Severity;
import ai.smartwhale.balance.monitoring.alerts.Side;
import ai.smartwhale.balance.monitoring.alerts.ThresholdRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads alert rules. */
final class RulesReader {

    /** The kinds of rules, as the file names them. */
    private static final Map<String, Function<Fields, Function<RuleTerms, AlertRule>>> KINDS = Map.of(
            "threshold", RulesReader::threshold,
            "change", RulesReader::change,
            "absence", RulesReader::absence,
            "seasonal", RulesReader::seasonal,
            "burn_rate", RulesReader::burnRate,
            "consensus", RulesReader::consensus);

    private static final int FEWEST_EVENTS = 10;

    private RulesReader() {}

    static Supplier<AlertRule> rule(Fields fields) {
        String kind = fields.text("kind");
        Supplier<RuleTerms> terms = terms(fields);
        Function<Fields, Function<RuleTerms, AlertRule>> reader = KINDS.get(kind);
        if (reader == null) {
            if (fields.has("kind")) {
                fields.wrong("kind", "is \"" + kind + "\"; " + Suggestion.among(kind, KINDS.keySet()));
            }
            // What belongs to a kind that is not known is not wrong by itself.
            fields.askForAll();
            return () -> {
                throw new IllegalStateException("a rule of no kind");
            };
        }
        Function<RuleTerms, AlertRule> made = reader.apply(fields);
        return () -> made.apply(terms.get());
    }

    private static Supplier<RuleTerms> terms(Fields fields) {
        RuleTerms usual =
                RuleTerms.of(fields.text("name"), fields.choice("severity", Severity.class, Severity.WARNING));
        AlertCategory category = fields.choice("category", AlertCategory.class, usual.category());
        Duration hold = fields.duration("for", usual.hold());
        Duration clearHold = fields.duration("clear_for", usual.clearHold());
        Map<String, String> labels = fields.map("labels");
        String summary = fields.text("summary", usual.summary());
        return () -> new RuleTerms(usual.name(), usual.severity(), category, hold, clearHold, labels, summary);
    }

    private static Function<RuleTerms, AlertRule> threshold(Fields fields) {
        Supplier<SeriesSelector> on = series(fields, "on");
        Supplier<Levels> levels = levels(fields);
        return terms -> new ThresholdRule(terms, on.get(), levels.get());
    }

    private static Function<RuleTerms, AlertRule> change(Fields fields) {
        Supplier<SeriesSelector> on = series(fields, "on");
        Duration over = fields.duration("over");
        Supplier<Levels> levels = levels(fields);
        return terms -> new ChangeRule(terms, on.get(), over, levels.get());
    }

    private static Function<RuleTerms, AlertRule> absence(Fields fields) {
        Supplier<SeriesSelector> on = series(fields, "on");
        Duration silence = fields.duration("silence");
        return terms -> new AbsenceRule(terms, on.get(), silence);
    }

    private static Function<RuleTerms, AlertRule> seasonal(Fields fields) {
        Supplier<SeriesSelector> on = series(fields, "on");
        AnomalyMeasure measure = fields.choice("measure", AnomalyMeasure.class, AnomalyMeasure.DEVIATION);
        double fire = fields.decimal("fire");
        double clear = fields.decimal("clear");
        return terms -> new SeasonalRule(terms, on.get(), measure, fire, clear);
    }

    private static Function<RuleTerms, AlertRule> burnRate(Fields fields) {
        Supplier<SeriesSelector> errors = series(fields, "errors");
        Supplier<SeriesSelector> total = series(fields, "total");
        double objective = fields.decimal("objective");
        int fewest = fields.number("fewest_events", FEWEST_EVENTS);
        return terms -> new BurnRateRule(terms, errors.get(), total.get(), objective, BurnWindow.workbook(), fewest);
    }

    private static Function<RuleTerms, AlertRule> consensus(Fields fields) {
        List<AlertRule> members = fields.list("members", node -> Fields.read(node, fields.problems, RulesReader::rule));
        int quorum = fields.number("quorum", 2);
        return terms -> new ConsensusRule(terms, members, quorum);
    }

    /** A series is the name of a metric, or a metric with labels. */
    private static Supplier<SeriesSelector> series(Fields fields, String name) {
        Optional<ConfigNode> node = fields.node(name);
        if (node.isPresent() && node.orElseThrow() instanceof ConfigNode.Mapping) {
            Optional<SeriesSelector> read = Fields.read(node.orElseThrow(), fields.problems, one -> {
                String metric = one.text("metric");
                Map<String, String> labels = one.map("labels");
                return () -> new SeriesSelector(metric, labels);
            });
            return read::orElseThrow;
        }
        String metric = fields.text(name);
        return () -> SeriesSelector.of(metric);
    }

    private static Supplier<Levels> levels(Fields fields) {
        double fire = fields.decimal("fire");
        double clear = fields.has("clear") ? fields.decimal("clear") : fire;
        Side side = fields.choice("side", Side.class, Side.ABOVE);
        return () -> new Levels(side, fire, clear);
    }
}
