// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.balance.prediction.demand.keys.PrefetchConfig;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchState;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchStatistics;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** What the loop has to do with fetching ahead. */
public final class PrefetchKnobs {

    /** How much may be fetched ahead. */
    public static final String BUDGET = "prefetch.budget";

    /** Whether answers are fetched ahead. */
    public static final String ON = "prefetch.on";

    private static final int MOST_TIMES = 4;

    private PrefetchKnobs() {}

    /**
     * The knob of the budget. It is judged by which share of requests found what was fetched ahead for them, once what
     * was fetched after the change has had the time to be of use; and other requests must not suffer.
     *
     * @param config what is configured: the budget is between that and four times as much
     * @param statistics what was fetched, and what it was good for
     * @param requests which requests were answered in time
     * @param apply changes the budget, in bytes per second
     * @return the knob
     */
    public static Knob budget(
            PrefetchConfig config, Supplier<PrefetchStatistics> statistics, SloMeter requests, LongConsumer apply) {
        InvalidValueException.requirePresent("config", config);
        InvalidValueException.requirePresent("statistics", statistics);
        InvalidValueException.requirePresent("requests", requests);
        InvalidValueException.requirePresent("apply", apply);
        double least = Math.max(1, config.bytesPerSecond());
        KnobSpec spec = new KnobSpec(
                BUDGET,
                "bytes/s",
                least,
                MOST_TIMES * least,
                Math.max(1, least),
                Math.max(1, least / 4),
                true,
                LoopMeasure.COUNTED,
                false);
        CountedMeter meter = new CountedMeter() {
            @Override
            public Tally tally() {
                PrefetchStatistics known = statistics.get();
                return new Tally(Math.min(known.useful(), known.requests()), known.requests());
            }

            @Override
            public Tally others() {
                return requests.tally();
            }

            @Override
            public Duration effectAfter() {
                return config.usefulFor();
            }
        };
        return Knob.counted(
                spec, meter, () -> statistics.get().bytesPerSecond(), value -> apply.accept(Math.round(value)));
    }

    /**
     * Proposes a larger budget where it binds and what is bought pays, and the configured one where it does not.
     *
     * @param config what is configured
     * @param statistics what was fetched, and what it was good for
     * @return the advisor
     */
    public static Advisor advisor(PrefetchConfig config, Supplier<PrefetchStatistics> statistics) {
        return new PrefetchBudgetAdvisor(
                BUDGET,
                Math.max(1, config.bytesPerSecond()),
                config.leastShare(),
                InvalidValueException.requirePresent("statistics", statistics));
    }

    /**
     * Tells when the planner begins to buy, because it would have paid on paper, and when it stops, because it did not.
     *
     * @param statistics what was fetched, and what it was good for
     * @return the decider
     */
    public static Decider decider(Supplier<PrefetchStatistics> statistics) {
        return new Switch(InvalidValueException.requirePresent("statistics", statistics));
    }

    private static final class Switch implements Decider {

        private final Supplier<PrefetchStatistics> statistics;
        private PrefetchState state = PrefetchState.ON_PAPER;
        private PrefetchStatistics before;
        private double promised;

        Switch(Supplier<PrefetchStatistics> statistics) {
            this.statistics = statistics;
            this.before = statistics.get();
        }

        @Override
        public List<OwnDecision> decide(LoopMode mode) {
            PrefetchStatistics last = before;
            PrefetchStatistics now = statistics.get();
            before = now;
            PrefetchState was = state;
            state = now.state();
            if (was != PrefetchState.BUYING && state == PrefetchState.BUYING) {
                promised = last.measuredShare();
                return List.of(turned(0, 1, "on paper, " + text(last), last.shareLow(), DecisionState.TRIAL, "buys"));
            }
            if (was == PrefetchState.BUYING && state != PrefetchState.BUYING) {
                return List.of(
                        turned(0, 1, text(last), 0, DecisionState.WITHDRAWN, "does not pay any more: " + text(last))
                                .with(effect(last)));
            }
            return List.of();
        }

        /** What was bought against what was promised on paper; the bounds are two errors apart on each side. */
        private MeasuredEffect effect(PrefetchStatistics known) {
            double error = (known.shareHigh() - known.shareLow()) / 4;
            return MeasuredEffect.of(promised, known.measuredShare(), error);
        }

        private static OwnDecision turned(
                double from, double to, String reason, double expected, DecisionState next, String outcome) {
            return new OwnDecision(ON, "on", from, to, reason, Math.max(0, expected), next, Optional.empty(), outcome);
        }

        private static String text(PrefetchStatistics known) {
            return String.format(
                    Locale.ROOT,
                    "%.0f %% (%.0f to %.0f %%) of the bytes would have served a request; %d bought so far, %d of use",
                    100 * known.measuredShare(),
                    100 * known.shareLow(),
                    100 * known.shareHigh(),
                    known.bought(),
                    known.useful());
        }
    }
}
