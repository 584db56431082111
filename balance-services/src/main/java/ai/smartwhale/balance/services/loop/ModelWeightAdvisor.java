// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where requests wait, one model misses its times, and the others together do not: doubles its claim, unless it asks
 * for far more than others do, which is what fair shares are there to contain. When nothing has waited for a while, all
 * claims become as they were configured: they only matter where something waits.
 */
final class ModelWeightAdvisor implements Advisor {

    private static final int CYCLES = 4;
    private static final double STEP = 2;

    /** More requests than so many times what models ask for on the average are a flood. */
    private static final double FLOOD = 4;

    private final ModelWeights weights;
    private final ModelMeter models;
    private final LoopConfig config;
    private Map<String, Tally> last = new HashMap<>();
    private Optional<Proposal> proposal = Optional.empty();
    private int cycles;
    private int empty;

    ModelWeightAdvisor(ModelWeights weights, ModelMeter models, LoopConfig config) {
        this.weights = weights;
        this.models = models;
        this.config = config;
    }

    @Override
    public Optional<Proposal> advise(LoopView view) {
        empty = view.now().queued() > 0 ? 0 : Math.min(config.calmCycles(), empty + 1);
        if (empty >= config.calmCycles()) {
            proposal = Optional.empty();
            return weights.raised().stream()
                    .min(String::compareTo)
                    .map(model -> new Proposal(
                            ModelWeights.PREFIX + '.' + model,
                            1,
                            "nothing has waited for " + config.calmCycles() + " cycles",
                            0));
        }
        if (++cycles >= CYCLES) {
            cycles = 0;
            proposal = look(view);
        }
        return proposal;
    }

    /** A model and what became of its requests of late. */
    private record Recent(String model, Tally tally) {

        long missed() {
            return tally.all() - tally.good();
        }
    }

    private Optional<Proposal> look(LoopView view) {
        Map<String, Tally> now = new HashMap<>();
        Recent worst = new Recent("", Tally.NONE);
        long all = 0;
        long good = 0;
        int active = 0;
        for (String model : models.models()) {
            Tally total = models.tally(model);
            now.put(model, total);
            Tally recent = total.since(last.getOrDefault(model, Tally.NONE));
            active += recent.all() > 0 ? 1 : 0;
            all += recent.all();
            good += recent.good();
            Recent one = new Recent(model, recent);
            boolean more = one.missed() > worst.missed()
                    || (one.missed() == worst.missed() && one.model.compareTo(worst.model) < 0);
            worst = more && recent.all() > 0 ? one : worst;
        }
        boolean first = last.isEmpty();
        last = now;
        long othersAll = all - worst.tally.all();
        double others = othersAll == 0 ? 0 : (double) (good - worst.tally.good()) / othersAll;
        double mean = active <= 1 ? 0 : (double) othersAll / (active - 1);
        if (first
                || view.now().queued() == 0
                || worst.tally.all() < config.leastEnded()
                || worst.tally.share() >= config.danger()
                || others < config.target()
                || worst.tally.all() > FLOOD * mean
                || weights.of(worst.model) >= ModelWeights.MOST) {
            return Optional.empty();
        }
        String reason = String.format(
                Locale.ROOT,
                "%d of its %d requests were not answered in time, while %.1f %% of those of others were",
                worst.missed(),
                worst.tally.all(),
                100 * others);
        return Optional.of(new Proposal(
                ModelWeights.PREFIX + '.' + worst.model,
                STEP * weights.of(worst.model),
                reason,
                0.5 * (1 - worst.tally.share())));
    }
}
