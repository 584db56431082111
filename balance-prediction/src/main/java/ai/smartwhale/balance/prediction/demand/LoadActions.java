// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.forecast.Forecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What to do against an overload: the more probable, the higher and the longer it is, the more. */
final class LoadActions {

    private static final double PROBABLE = 0.8;
    private static final double FAR_ABOVE = 1.25;
    private static final long LONG = 12;

    private LoadActions() {}

    static List<LoadAction> against(Forecast path, double capacity, double probability, long warnedFor) {
        double expected = 0;
        double most = 0;
        for (int step = 0; step < path.horizon(); step++) {
            expected = Math.max(expected, path.mean(step));
            most = Math.max(
                    most,
                    path.intervals().isEmpty() ? 0 : path.intervals().get(0).upper(step));
        }
        double factor = Math.max(expected, most) / capacity;
        List<LoadAction> actions = new ArrayList<>();
        actions.add(new LoadAction(
                LoadAction.Kind.WIDEN_BATCHES, factor, text("an overload has a probability of %.2f", probability)));
        if (probability >= PROBABLE || expected > capacity) {
            actions.add(new LoadAction(
                    LoadAction.Kind.SHED_LOW_PRIORITY,
                    factor,
                    text("%.2f of the capacity is expected, an overload with %.2f", expected / capacity, probability)));
        }
        if (expected >= FAR_ABOVE * capacity || (expected > capacity && warnedFor >= LONG)) {
            actions.add(new LoadAction(
                    LoadAction.Kind.SCALE_OUT,
                    factor,
                    text("%.2f of the capacity is expected, warned for %d slots", expected / capacity, warnedFor)));
        }
        return actions;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
