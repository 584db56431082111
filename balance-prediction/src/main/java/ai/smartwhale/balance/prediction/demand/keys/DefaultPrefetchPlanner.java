// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import ai.smartwhale.commons.InvalidValueException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps the purchases in the order in which they were made, under one lock. */
final class DefaultPrefetchPlanner implements PrefetchPlanner {

    private static final Comparator<PrefetchChoice> MOST_USEFUL_PER_BYTE = Comparator.comparingDouble(
                    (PrefetchChoice c) -> -c.probability() / c.likely().bytes())
            .thenComparing(c -> c.likely().key());

    private final PrefetchConfig config;
    private final InstantSource clock;
    private final MeasuredLikelihood measured = new MeasuredLikelihood();
    private final PrefetchSwitch power;
    private final ByteBudget budget;
    private final Map<String, Purchase> outstanding = new LinkedHashMap<>();

    private long bought;
    private long boughtBytes;
    private long useful;
    private long usefulBytes;
    private long wasted;
    private long onPaper;
    private long requests;
    private long overBudget;
    private long bytesPerSecond;

    DefaultPrefetchPlanner(PrefetchConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.bytesPerSecond = config.bytesPerSecond();
        this.power = new PrefetchSwitch(config);
        this.budget = new ByteBudget(config.bytesPerSecond(), config.burstBytes(), clock.millis());
    }

    @Override
    public PrefetchPlan plan(List<LikelyKey> candidates, Predicate<String> held, PrefetchConditions conditions) {
        InvalidValueException.requirePresent("candidates", candidates);
        InvalidValueException.requirePresent("held", held);
        InvalidValueException.requirePresent("conditions", conditions);
        // The caller's cache is asked before the lock is taken, which it could otherwise wait for.
        List<LikelyKey> absent =
                candidates.stream().filter(c -> !held.test(c.key())).toList();
        synchronized (this) {
            Refusals refused = new Refusals();
            refused.add(PrefetchRefusal.HELD, candidates.size() - absent.size());
            return plan(absent, conditions, refused);
        }
    }

    private PrefetchPlan plan(List<LikelyKey> absent, PrefetchConditions conditions, Refusals refused) {
        long now = clock.millis();
        expire(now);
        budget.fill(now);
        if (power.look(now)) {
            measured.forget();
        }
        double allowed = budget.left() * allowance(conditions);
        PrefetchState state = power.state();
        if (state == PrefetchState.OFF || (allowed <= 0 && loaded(conditions))) {
            refused.add(state == PrefetchState.OFF ? PrefetchRefusal.OFF : PrefetchRefusal.LOAD, absent.size());
            return new PrefetchPlan(state, List.of(), 0, refused.byReason());
        }
        List<PrefetchChoice> chosen = new ArrayList<>();
        long bytes = 0;
        for (PrefetchChoice choice : worthwhile(absent, state == PrefetchState.ON_PAPER, refused)) {
            long size = choice.likely().bytes();
            if (outstanding.size() >= config.maxOutstanding()) {
                refused.add(PrefetchRefusal.OUTSTANDING, 1);
            } else if (bytes + size > allowed) {
                refused.add(PrefetchRefusal.BUDGET, 1);
                overBudget += state == PrefetchState.BUYING ? 1 : 0;
            } else {
                bytes += size;
                chosen.add(choice);
                buy(choice, now, state == PrefetchState.ON_PAPER);
            }
        }
        budget.take(bytes);
        if (state == PrefetchState.ON_PAPER) {
            refused.add(PrefetchRefusal.ON_PAPER, chosen.size());
            return new PrefetchPlan(state, List.of(), 0, refused.byReason());
        }
        return new PrefetchPlan(state, chosen, bytes, refused.byReason());
    }

    /** On paper also what disappointed is tried, or it could never do better. */
    private List<PrefetchChoice> worthwhile(List<LikelyKey> absent, boolean paper, Refusals refused) {
        List<PrefetchChoice> worthwhile = new ArrayList<>();
        for (LikelyKey likely : absent) {
            double probability = measured.correct(likely.probability());
            if (outstanding.containsKey(likely.key())) {
                refused.add(PrefetchRefusal.BOUGHT, 1);
            } else if (likely.bytes() == 0) {
                refused.add(PrefetchRefusal.UNKNOWN_SIZE, 1);
            } else if (Math.max(probability, paper ? likely.probability() : 0) < config.leastShare()) {
                refused.add(PrefetchRefusal.UNLIKELY, 1);
            } else {
                worthwhile.add(new PrefetchChoice(likely, probability));
            }
        }
        worthwhile.sort(MOST_USEFUL_PER_BYTE);
        return worthwhile;
    }

    private void buy(PrefetchChoice choice, long now, boolean paper) {
        LikelyKey likely = choice.likely();
        boolean worthwhile = choice.probability() >= config.leastShare();
        outstanding.put(likely.key(), new Purchase(likely.bytes(), likely.probability(), now, paper, worthwhile));
        if (paper) {
            onPaper++;
        } else {
            bought++;
            boughtBytes += likely.bytes();
        }
    }

    private boolean loaded(PrefetchConditions conditions) {
        return conditions.utilisation() >= config.mostUtilisation()
                || conditions.overloadProbability() >= config.mostOverload();
    }

    /** What part of the budget the load leaves. */
    private double allowance(PrefetchConditions conditions) {
        return loaded(conditions) ? 0 : 1 - conditions.utilisation() / config.mostUtilisation();
    }

    @Override
    public synchronized void recordRequest(String key) {
        InvalidValueException.requirePresent("key", key);
        long now = clock.millis();
        requests++;
        expire(now);
        Optional.ofNullable(outstanding.get(key))
                .filter(purchase -> !purchase.used())
                .ifPresent(purchase -> {
                    purchase.use();
                    if (!purchase.onPaper()) {
                        useful++;
                        usefulBytes += purchase.bytes();
                    }
                });
    }

    @Override
    public synchronized void recordNotFetched(String key) {
        Optional.ofNullable(outstanding.remove(InvalidValueException.requirePresent("key", key)))
                .filter(purchase -> !purchase.onPaper() && !purchase.used())
                .ifPresent(purchase -> {
                    bought--;
                    boughtBytes -= purchase.bytes();
                });
    }

    /**
     * Learns from purchases in the order in which they were made, and only when they can be of no more use: to learn
     * from hits at once and from misses later would make every beginning look good.
     */
    private void expire(long now) {
        long oldest = now - config.usefulFor().toMillis();
        Iterator<Purchase> inOrder = outstanding.values().iterator();
        while (inOrder.hasNext()) {
            Purchase purchase = inOrder.next();
            if (purchase.at() > oldest) {
                return;
            }
            inOrder.remove();
            wasted += purchase.onPaper() || purchase.used() ? 0 : 1;
            measured.add(purchase.probability(), purchase.used());
            power.add(purchase, now);
        }
    }

    @Override
    public synchronized void budget(long perSecond) {
        bytesPerSecond = InvalidValueException.requireRange("bytesPerSecond", perSecond, 0, Long.MAX_VALUE);
        budget.rate(perSecond, clock.millis());
    }

    @Override
    public synchronized PrefetchState state() {
        return power.state();
    }

    @Override
    public synchronized PrefetchStatistics statistics() {
        UsefulShare share = power.share();
        return new PrefetchStatistics(
                power.state(),
                bought,
                boughtBytes,
                useful,
                usefulBytes,
                wasted,
                onPaper,
                power.switchedOff(),
                outstanding.size(),
                share.share(),
                share.low(),
                share.high(),
                requests,
                overBudget,
                bytesPerSecond);
    }

    /** Counts by reason. */
    private static final class Refusals {

        private final Map<PrefetchRefusal, Integer> byReason = new EnumMap<>(PrefetchRefusal.class);

        void add(PrefetchRefusal reason, int count) {
            if (count > 0) {
                byReason.merge(reason, count, Integer::sum);
            }
        }

        Map<PrefetchRefusal, Integer> byReason() {
            return byReason;
        }
    }
}
