// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import java.util.Locale;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * No greedy model may bring another below its share while that asks: in each window of time, who asks for no more than
 * an equal part of all that was answered must be answered, but for a tolerance.
 */
public final class FairnessCheck {

    static final long WINDOW_SECONDS = 5;
    private static final double TOLERANCE = 0.8;
    private static final long SPARE = 3;
    private static final long FEWEST = 10;

    private FairnessCheck() {}

    /**
     * Judges a whole soak.
     *
     * @param timeline what was asked and answered
     * @param hindered tells of a second from the start whether answers could not come then; such windows do not count
     * @return the verdict
     */
    public static Verdict judge(Timeline timeline, LongPredicate hindered) {
        Findings findings = new Findings();
        long checked = 0;
        double worst = 1;
        for (long from = 0; from + WINDOW_SECONDS <= timeline.end(); from += WINDOW_SECONDS) {
            if (isHindered(from, hindered)) {
                continue;
            }
            Map<String, Timeline.Count> models = timeline.span(from, from + WINDOW_SECONDS);
            double share =
                    models.values().stream().mapToLong(Timeline.Count::answered).sum()
                            / (double) Math.max(1, models.size());
            for (Map.Entry<String, Timeline.Count> model : models.entrySet()) {
                Timeline.Count count = model.getValue();
                if (count.asked() < FEWEST) {
                    continue;
                }
                checked++;
                double entitled = Math.min(count.asked(), share);
                worst = Math.min(worst, entitled == 0 ? 1 : count.answered() / entitled);
                if (count.answered() < TOLERANCE * entitled - SPARE) {
                    findings.add(String.format(
                            Locale.ROOT,
                            "%s at %d s: %d asked, share %.0f, %d answered",
                            model.getKey(),
                            from,
                            count.asked(),
                            share,
                            count.answered()));
                }
            }
        }
        return Verdict.of(
                "no model is brought below its share while it asks",
                checked,
                findings,
                String.format(Locale.ROOT, "least part of a share in a window: %.0f %%", 100 * worst));
    }

    private static boolean isHindered(long from, LongPredicate hindered) {
        for (long second = from; second < from + WINDOW_SECONDS; second++) {
            if (hindered.test(second)) {
                return true;
            }
        }
        return false;
    }
}
