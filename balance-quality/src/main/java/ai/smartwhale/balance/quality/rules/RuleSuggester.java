// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.rules;

import ai.smartwhale.balance.quality.data.DateText;
import ai.smartwhale.balance.quality.profile.FieldProfile;
import ai.smartwhale.balance.quality.profile.TableProfile;
import ai.smartwhale.balance.quality.profile.ValueCount;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Suggests rules that accepted data keeps. A rule is suggested where the data would hardly have kept it by chance: the
 * lower bound of the 95 % Wilson interval of its being kept is what counts, so that few records suggest little. Pure
 * functions; safe for use by many threads.
 */
public final class RuleSuggester {

    private static final double SURE = 0.99;
    private static final int MOST_VALUES = 50;
    private static final int EACH = 20;
    private static final double MARGIN = 0.5;

    private RuleSuggester() {}

    /**
     * Suggests rules.
     *
     * @param accepted what accepted data is like
     * @return rules with how sure they are, in the order of the fields
     */
    public static List<Suggestion> suggest(TableProfile accepted) {
        InvalidValueException.requirePresent("accepted", accepted);
        List<Suggestion> suggested = new ArrayList<>();
        for (FieldProfile field : accepted.fields()) {
            if (accepted.names().repeated().isEmpty() && !field.field().isBlank()) {
                required(field).ifPresent(suggested::add);
                type(field).ifPresent(suggested::add);
                values(field).ifPresent(suggested::add);
                range(field).ifPresent(suggested::add);
                unique(field).ifPresent(suggested::add);
            }
        }
        return suggested;
    }

    private static Optional<Suggestion> required(FieldProfile field) {
        return keep(new Rule.Required(field.field()), field.absent() == 0, field.cells());
    }

    private static Optional<Suggestion> type(FieldProfile field) {
        ValueType type = ValueType.TEXT;
        if (field.whole() == 1) {
            type = ValueType.INTEGER;
        } else if (field.numeric() == 1) {
            type = ValueType.DECIMAL;
        } else if (!field.frequent().isEmpty()
                && field.error() == 0
                && field.frequent().stream().allMatch(one -> DateText.isDate(one.value()))) {
            type = ValueType.DATE;
        }
        return keep(
                new Rule.OfType(field.field(), type), type != ValueType.TEXT, values(field.cells(), field.absent()));
    }

    private static Optional<Suggestion> values(FieldProfile field) {
        long values = values(field.cells(), field.absent());
        boolean closed = field.error() == 0
                && field.distinct() >= 1
                && field.distinct() <= MOST_VALUES
                && field.distinct() * EACH <= values
                && field.frequent().size() == (int) field.distinct();
        return closed
                ? keep(
                        new Rule.AllowedValues(
                                field.field(),
                                field.frequent().stream()
                                        .map(ValueCount::value)
                                        .collect(Collectors.toUnmodifiableSet())),
                        true,
                        values)
                : Optional.empty();
    }

    private static Optional<Suggestion> range(FieldProfile field) {
        if (field.numeric() < 1 || field.distinct() <= MOST_VALUES) {
            return Optional.empty();
        }
        double least = field.quantile(0).orElse(0);
        double most = field.quantile(1).orElse(0);
        double margin = (most - least) * MARGIN;
        // What never was below zero is not let below it.
        double low = least >= 0 ? Math.max(0, least - margin) : least - margin;
        return Double.isFinite(margin)
                ? keep(
                        new Rule.Range(field.field(), OptionalDouble.of(low), OptionalDouble.of(most + margin)),
                        true,
                        values(field.cells(), field.absent()))
                : Optional.empty();
    }

    private static Optional<Suggestion> unique(FieldProfile field) {
        long values = values(field.cells(), field.absent());
        return keep(
                new Rule.Unique(field.field()),
                field.error() == 0 && field.distinct() == values && field.whole() == 1,
                values);
    }

    private static long values(long cells, long absent) {
        return cells - absent;
    }

    private static Optional<Suggestion> keep(Rule rule, boolean kept, long records) {
        // The lower bound of the Wilson interval where all of so many records keep the rule.
        double confidence = records / (records + 3.8414588206941236);
        return kept && confidence >= SURE - 0.05 ? Optional.of(new Suggestion(rule, confidence)) : Optional.empty();
    }

    /**
     * A rule that the data keeps.
     *
     * @param rule the rule
     * @param confidence how large a share of further records will keep it at least, at 95 %
     */
    public record Suggestion(Rule rule, double confidence) {}
}
