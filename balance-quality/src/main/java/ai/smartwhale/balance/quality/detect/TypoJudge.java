// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.NumberText;
import ai.smartwhale.balance.quality.data.Shapes;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Misspelt values: rare ones that are spelt like a frequent one. Looked at three times: as they are; without what their
 * numbers are, so that {@code 34 patixnts} is like {@code 12 patients}; and for digits alone, where the column has so
 * few values that a number is a name.
 */
final class TypoJudge implements ValueJudge {

    private static final double LEAST = 0.05;

    /** A number is a name where the column has few values, each of many records. */
    private static final int NAMES = 20;

    private static final int MOST_NAMES = 32;

    private final Nearness spelling;
    private final Nearness skeletons;
    private final Map<String, Integer> skeletonCounts;
    private final Nearness figures;
    private final boolean figuresAreNames;
    private final boolean numeric;

    private TypoJudge(
            Nearness spelling,
            Nearness skeletons,
            Map<String, Integer> skeletonCounts,
            Nearness figures,
            boolean figuresAreNames,
            boolean numeric) {
        this.spelling = spelling;
        this.skeletons = skeletons;
        this.skeletonCounts = skeletonCounts;
        this.figures = figures;
        this.figuresAreNames = figuresAreNames;
        this.numeric = numeric;
    }

    static TypoJudge learn(EncodedColumn column, boolean numeric) {
        ValueCounts values = ValueCounts.of(column);
        ValueCounts skeletons = ValueCounts.skeletons(column);
        Map<String, Integer> skeletonCounts = new HashMap<>();
        for (int i = 0; i < skeletons.size(); i++) {
            skeletonCounts.put(skeletons.value(i), skeletons.count(i));
        }
        int credible = values.credibleCount();
        Predicate<String> suspect = numeric ? value -> Double.isNaN(NumberText.parse(value)) : value -> true;
        Nearness figures = Nearness.learn(values, credible, true, suspect);
        return new TypoJudge(
                Nearness.learn(values, credible, false, suspect),
                Nearness.learn(skeletons, skeletons.credibleCount(), false, value -> true),
                skeletonCounts,
                figures,
                !numeric
                        && figures.frequentValues() <= MOST_NAMES
                        && figures.frequentValues() * NAMES <= values.total(),
                numeric);
    }

    @Override
    public Optional<Clue> judge(String value, int count) {
        if (value.isEmpty() || (numeric && !Double.isNaN(NumberText.parse(value)))) {
            return Optional.empty();
        }
        Optional<Clue> best = spelling.of(value, count).map(TypoJudge::clue);
        String skeleton = skeletons.frequentValues() == 0 ? value : Shapes.skeleton(value);
        if (!skeleton.equals(value)) {
            best = stronger(
                    best,
                    skeletons
                            .of(skeleton, skeletonCounts.getOrDefault(skeleton, 0))
                            .map(found -> clue(value, found)));
        }
        if (figuresAreNames) {
            best = stronger(best, figures.of(value, count).map(TypoJudge::clue));
        }
        return best.filter(clue -> clue.probability() > LEAST);
    }

    private static Optional<Clue> stronger(Optional<Clue> one, Optional<Clue> other) {
        return one.map(Clue::probability).orElse(0.0)
                        >= other.map(Clue::probability).orElse(0.0)
                ? one
                : other;
    }

    private static Clue clue(Nearness.Suspicion found) {
        return clue(found, Optional.of(found.neighbor().value()));
    }

    private static Clue clue(String value, Nearness.Suspicion found) {
        return clue(found, filled(found.neighbor().value(), value));
    }

    private static Clue clue(Nearness.Suspicion found, Optional<String> meant) {
        return Clue.of(
                IssueKind.TYPO,
                found.probability(),
                "like \"" + shown(found.neighbor().value()) + "\", which occurs "
                        + found.neighbor().count() + " times",
                meant.map(text -> new Proposal(Optional.of(text), found.probability(), "nearest-frequent")));
    }

    private static String shown(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "...";
    }

    /** A skeleton with the numbers of a value, if it has as many. */
    private static Optional<String> filled(String skeleton, String value) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int i = 0; i < skeleton.length(); i++) {
            if (skeleton.charAt(i) != '9') {
                text.append(skeleton.charAt(i));
                continue;
            }
            while (at < value.length() && !digit(value.charAt(at))) {
                at++;
            }
            if (at == value.length()) {
                return Optional.empty();
            }
            while (at < value.length() && digit(value.charAt(at))) {
                text.append(value.charAt(at++));
            }
        }
        while (at < value.length() && !digit(value.charAt(at))) {
            at++;
        }
        return at == value.length() ? Optional.of(text.toString()) : Optional.empty();
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
