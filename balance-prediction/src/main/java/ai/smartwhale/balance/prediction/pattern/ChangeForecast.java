// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.balance.prediction.pattern.PredictedChange.Cause;
import ai.smartwhale.balance.prediction.pattern.change.Normal;
import ai.smartwhale.balance.prediction.pattern.change.Season;
import ai.smartwhale.balance.prediction.pattern.change.Seasons;
import ai.smartwhale.balance.prediction.pattern.change.Shift;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;

/** Follows what is usual into the future, and tells where it leaves one level for another. */
final class ChangeForecast {

    private static final int MOST_SLOTS = 16_384;
    private static final int MOST_CHANGES = 64;
    private static final double LEAST_PROBABILITY = 0.6;
    private static final int DAY_OF_HOURS = 24;
    /** How many slots have no shift for each that has one; what the evidence of the sum has to overcome. */
    private static final double ODDS_AGAINST_SHIFT = 100;

    private static final double LEAST_TENSION = 0.5;

    private final UsageAnalyzerConfig config;
    private final UsageView view;
    private final double mean;

    ChangeForecast(UsageAnalyzerConfig config, UsageView view) {
        this.config = config;
        this.view = view;
        this.mean = Arrays.stream(view.known()).average().orElse(0);
    }

    List<PredictedChange> within(Duration ahead) {
        List<PredictedChange> changes = new ArrayList<>();
        underWay().ifPresent(changes::add);
        int steps = (int) Math.min(MOST_SLOTS, ahead.toMillis() / config.slot().toMillis());
        List<Season> seasons = view.seasons();
        if (!seasons.isEmpty()) {
            double[] rest = Seasons.without(view.usage(), seasons);
            double level = recent(rest, seasons.get(0).period());
            LongToDoubleFunction path = index -> {
                double value = level;
                for (Season season : seasons) {
                    value += season.at(index);
                }
                return Math.max(0, value);
            };
            Duration period = config.slot().multipliedBy(seasons.get(0).period());
            walk(path, steps, spread(rest), Cause.RHYTHM, "at this time of every " + text(period), changes);
        } else if (view.knownHours() >= DAY_OF_HOURS && config.slot().compareTo(Duration.ofHours(1)) <= 0) {
            double slotHours =
                    (double) config.slot().toMillis() / Duration.ofHours(1).toMillis();
            LongToDoubleFunction path = index -> view.expected()[
                    (int) Math.floorMod((long) Math.floor((index - view.usage().length) * slotHours), 168L)];
            walk(path, steps, view.deviation(), Cause.HOUR_OF_WEEK, "as is usual at this hour of the week", changes);
        }
        return changes.size() <= MOST_CHANGES ? changes : changes.subList(0, MOST_CHANGES);
    }

    /**
     * The odds of a shift, given the sum: its exponential is the likelihood of a shift by twice the allowance by that
     * of none.
     */
    private Optional<PredictedChange> underWay() {
        if (view.tension() < LEAST_TENSION || view.leaning() == Shift.NONE) {
            return Optional.empty();
        }
        double evidence = Math.exp(Math.min(50, 2 * config.allowance() * view.tension() * config.limit()));
        double probability = evidence / (evidence + ODDS_AGAINST_SHIFT);
        double usual = view.expected()[0];
        double to = Math.max(0, usual + view.begun());
        String reason = String.format(
                Locale.ROOT, "usage has begun to differ from what is usual, by %.4g per slot", view.begun());
        return Optional.of(new PredictedChange(
                view.time(view.end()), view.leaning(), usual, to, probability, Cause.SHIFT_UNDER_WAY, reason));
    }

    /** From turning point to turning point, of which only those count that lie far enough apart. */
    private void walk(
            LongToDoubleFunction path,
            int steps,
            double spread,
            Cause cause,
            String why,
            List<PredictedChange> changes) {
        int start = view.usage().length;
        double anchor = path.applyAsDouble(start - 1L);
        double extreme = anchor;
        int crossed = -1;
        for (int i = 0; i <= steps && changes.size() < MOST_CHANGES; i++) {
            double value = i < steps ? path.applyAsDouble((long) start + i) : Double.NaN;
            // The last leg ends where the forecast does.
            boolean turned = i == steps || (far(extreme, value) && extreme > anchor == value < extreme);
            if (crossed >= 0 && turned) {
                report(start + crossed, anchor, extreme, spread, cause, why).ifPresent(changes::add);
                anchor = extreme;
                crossed = -1;
            }
            if (crossed < 0 && far(anchor, value)) {
                crossed = i;
                extreme = value;
            } else if (crossed >= 0 && (extreme > anchor ? value > extreme : value < extreme)) {
                extreme = value;
            }
        }
    }

    private boolean far(double from, double to) {
        return Math.abs(to - from) >= config.leastChange() * Math.max(Math.abs(from), mean / 10)
                && Math.abs(to - from) > 1e-9 * mean;
    }

    private Optional<PredictedChange> report(
            int index, double from, double to, double spread, Cause cause, String why) {
        double distance = Math.abs(to - from);
        double probability = spread > 0 ? Normal.below(distance / (spread * Math.sqrt(2))) : 1;
        if (probability < LEAST_PROBABILITY) {
            return Optional.empty();
        }
        Shift direction = to > from ? Shift.UP : Shift.DOWN;
        String verb = to > from ? "rises" : "falls";
        String reason = String.format(Locale.ROOT, "usage %s from %.4g to %.4g per slot %s", verb, from, to, why);
        return Optional.of(
                new PredictedChange(view.time(view.first() + index), direction, from, to, probability, cause, reason));
    }

    /** The median of what is left in the latest period. */
    private static double recent(double[] rest, int period) {
        double[] latest = Arrays.stream(rest, Math.max(0, rest.length - period), rest.length)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return latest.length == 0 ? 0 : (latest[(latest.length - 1) / 2] + latest[latest.length / 2]) / 2;
    }

    private static double spread(double[] rest) {
        double[] known =
                Arrays.stream(rest).filter(value -> !Double.isNaN(value)).toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double sum = 0;
        for (double value : known) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / Math.max(1, known.length - 1));
    }

    private static String text(Duration period) {
        if (period.equals(Duration.ofDays(7))) {
            return "week";
        }
        if (period.equals(Duration.ofDays(1))) {
            return "day";
        }
        return period.equals(Duration.ofHours(1)) ? "hour" : period.toString();
    }
}
