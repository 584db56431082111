// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.rules;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.DateText;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.data.NumberText;
import ai.smartwhale.balance.quality.finding.EvidenceSink;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.utils.text.PatternTooCostlyException;
import ai.smartwhale.commons.utils.text.TextPattern;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Makes declared rules ready to be checked. */
final class ReadyRules {

    private static final Set<String> BOOLEANS =
            Set.of("true", "false", "yes", "no", "y", "n", "0", "1", "t", "f", "on", "off");

    private ReadyRules() {}

    static ReadyRule of(Rule rule, QualityRules all, FieldNames fields) {
        if (rule instanceof Rule.Schema schema) {
            return schema(schema, fields);
        }
        int column = column(rule.field(), fields);
        if (rule instanceof Rule.Required) {
            return (record, sink) -> {
                if (record.text(column).isBlank()) {
                    broken(sink, column, IssueKind.MISSING, "a value is required");
                }
            };
        }
        if (rule instanceof Rule.OfType type) {
            return value(column, IssueKind.TYPE, "must be of type " + type.type(), text -> ofType(text, type.type()));
        }
        if (rule instanceof Rule.AllowedValues allowed) {
            return value(column, IssueKind.RULE, "not one of the allowed values", allowed.values()::contains);
        }
        if (rule instanceof Rule.Range range) {
            return range(column, range);
        }
        if (rule instanceof Rule.Matches matches) {
            TextPattern pattern = TextPattern.of(matches.field(), matches.pattern());
            return value(column, IssueKind.FORMAT, "must match " + matches.pattern(), text -> matches(pattern, text));
        }
        if (rule instanceof Rule.Unique) {
            return new UniqueRule(column);
        }
        if (rule instanceof Rule.Dependency dependency) {
            int[] determinants = dependency.determinants().stream()
                    .mapToInt(name -> column(name, fields))
                    .toArray();
            return new DependencyRule(determinants, column, String.join(", ", dependency.determinants()));
        }
        if (rule instanceof Rule.Reference reference) {
            Set<String> known = all.references().getOrDefault(reference.reference(), Set.of());
            return value(
                    column, IssueKind.REFERENCE, "unknown to the reference " + reference.reference(), known::contains);
        }
        return compared(column, (Rule.Compared) rule, fields);
    }

    private static int column(String field, FieldNames fields) {
        return fields.column(field)
                .orElseThrow(() -> new InvalidValueException("field", field, "one of " + fields.asList()));
    }

    private static void broken(EvidenceSink sink, int column, IssueKind kind, String why) {
        sink.found(column, kind, 1, why, Optional.empty());
    }

    private static ReadyRule value(int column, IssueKind kind, String why, Predicate<String> allowed) {
        return (record, sink) -> {
            String text = record.text(column);
            if (!text.isBlank() && !allowed.test(text)) {
                broken(sink, column, kind, why);
            }
        };
    }

    private static ReadyRule range(int column, Rule.Range range) {
        double least = range.least().orElse(Double.NEGATIVE_INFINITY);
        double most = range.most().orElse(Double.POSITIVE_INFINITY);
        return (record, sink) -> {
            String text = record.text(column);
            double number = NumberText.parse(text);
            if (!text.isBlank() && !(number >= least && number <= most)) {
                broken(
                        sink,
                        column,
                        Double.isNaN(number) ? IssueKind.TYPE : IssueKind.OUTLIER,
                        "must be a number of " + least + " to " + most);
            }
        };
    }

    private static boolean matches(TextPattern pattern, String text) {
        try {
            return pattern.matchesAll(text);
        } catch (PatternTooCostlyException tooCostly) {
            return false;
        }
    }

    private static boolean ofType(String text, ValueType type) {
        return switch (type) {
            case TEXT -> true;
            case INTEGER -> {
                double number = NumberText.parse(text);
                yield number == Math.rint(number) && text.indexOf('.') < 0;
            }
            case DECIMAL -> !Double.isNaN(NumberText.parse(text));
            case BOOLEAN -> BOOLEANS.contains(text.strip().toLowerCase(Locale.ROOT));
            case DATE -> DateText.isDate(text);
        };
    }

    private static ReadyRule compared(int column, Rule.Compared rule, FieldNames fields) {
        int other = column(rule.other(), fields);
        return (record, sink) -> {
            String one = record.text(column);
            String two = record.text(other);
            if (!one.isBlank() && !two.isBlank() && !holds(rule.comparison(), compare(one, two))) {
                broken(
                        sink,
                        column,
                        IssueKind.RULE,
                        "must be "
                                + rule.comparison()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ') + " " + rule.other());
            }
        };
    }

    private static int compare(String one, String two) {
        double first = NumberText.parse(one);
        double second = NumberText.parse(two);
        return Double.isNaN(first) || Double.isNaN(second) ? one.compareTo(two) : Double.compare(first, second);
    }

    private static boolean holds(Rule.Comparison comparison, int order) {
        return switch (comparison) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case EQUAL -> order == 0;
            case AT_LEAST -> order >= 0;
            case GREATER -> order > 0;
        };
    }

    private static ReadyRule schema(Rule.Schema schema, FieldNames fields) {
        boolean same = schema.fields().equals(fields.asList());
        return (DataRecord record, EvidenceSink sink) -> {
            if (!same) {
                broken(sink, Finding.WHOLE_RECORD, IssueKind.STRUCTURE, "the fields are not those of the schema");
            }
        };
    }
}
