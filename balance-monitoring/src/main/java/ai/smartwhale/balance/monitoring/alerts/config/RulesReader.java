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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads alert rules. */
final class RulesReader {

    private static final int FEWEST_EVENTS = 10;

    private RulesReader() {}

    static List<AlertRule> read(Fields root) {
        return root.list("rules", node -> Fields.read(node, RulesReader::rule));
    }

    private static AlertRule rule(Fields fields) {
        String kind = fields.text("kind");
        RuleTerms terms = terms(fields);
        switch (kind) {
            case "threshold":
                return new ThresholdRule(terms, series(fields, "on"), levels(fields));
            case "change":
                return new ChangeRule(terms, series(fields, "on"), fields.duration("over", null), levels(fields));
            case "absence":
                return new AbsenceRule(terms, series(fields, "on"), fields.duration("silence", null));
            case "seasonal":
                return new SeasonalRule(
                        terms,
                        series(fields, "on"),
                        choice(fields, "measure", AnomalyMeasure.class, AnomalyMeasure.DEVIATION),
                        fields.decimal("fire"),
                        fields.decimal("clear"));
            case "burn_rate":
                return new BurnRateRule(
                        terms,
                        series(fields, "errors"),
                        series(fields, "total"),
                        fields.decimal("objective"),
                        BurnWindow.workbook(),
                        fields.number("fewest_events", FEWEST_EVENTS));
            case "consensus":
                return new ConsensusRule(
                        terms,
                        fields.list("members", node -> Fields.read(node, RulesReader::rule)),
                        fields.number("quorum", 2));
            default:
                throw Fields.problem(
                        fields.node("kind").orElseThrow(),
                        "must be threshold, change, absence, seasonal, burn_rate or consensus");
        }
    }

    private static RuleTerms terms(Fields fields) {
        RuleTerms usual =
                RuleTerms.of(fields.text("name"), choice(fields, "severity", Severity.class, Severity.WARNING));
        return new RuleTerms(
                usual.name(),
                usual.severity(),
                choice(fields, "category", AlertCategory.class, usual.category()),
                fields.duration("for", usual.hold()),
                fields.duration("clear_for", usual.clearHold()),
                fields.node("labels").map(RulesReader::labels).orElse(usual.labels()),
                fields.text("summary", usual.summary()));
    }

    /** A series is the name of a metric, or a metric with labels. */
    private static SeriesSelector series(Fields fields, String name) {
        Optional<ConfigNode> node = fields.node(name);
        if (node.isPresent() && node.orElseThrow() instanceof ConfigNode.Mapping) {
            return Fields.read(
                    node.orElseThrow(),
                    one -> new SeriesSelector(
                            one.text("metric"),
                            one.node("labels").map(RulesReader::labels).orElse(Map.of())));
        }
        return SeriesSelector.of(fields.text(name));
    }

    private static Levels levels(Fields fields) {
        double fire = fields.decimal("fire");
        double clear = fields.node("clear").isPresent() ? fields.decimal("clear") : fire;
        return new Levels(choice(fields, "side", Side.class, Side.ABOVE), fire, clear);
    }

    private static Map<String, String> labels(ConfigNode node) {
        if (!(node instanceof ConfigNode.Mapping mapping)) {
            throw Fields.problem(node, "must be names and values");
        }
        Map<String, String> labels = new LinkedHashMap<>();
        mapping.fields().forEach((name, value) -> labels.put(name, Fields.scalar(value)));
        return labels;
    }

    private static <E extends Enum<E>> E choice(Fields fields, String name, Class<E> type, E otherwise) {
        String text = fields.text(name, otherwise.name()).toUpperCase(Locale.ROOT);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw Fields.problem(
                fields.node(name).orElseThrow(),
                "must be one of " + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
    }
}
