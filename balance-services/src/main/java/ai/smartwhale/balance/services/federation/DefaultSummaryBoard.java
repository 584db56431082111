// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.concurrent.Ticker;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps the last summary of each instance with the time at which it came, under one lock. */
final class DefaultSummaryBoard implements SummaryBoard {

    private final String instance;
    private final SummaryConfig config;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Heard> heard = new HashMap<>();
    private final Map<String, Double> used = new HashMap<>();
    private long folded;
    private long own;
    private long old;
    private long unreadable;
    private long unknownVersion;
    private long crowded;
    private long expired;
    private long ownSinceNanos;
    private long ownLastNanos;
    private long strangeLastNanos;
    private volatile boolean alone;

    private record Heard(InstanceSummary summary, long atNanos) {}

    DefaultSummaryBoard(String instance, SummaryConfig config, Ticker ticker) {
        this.instance = instance;
        this.config = config;
        this.ticker = ticker;
    }

    @Override
    public boolean hear(byte[] message) {
        SummaryCodec.Read read = SummaryCodec.read(message);
        return locked(() -> {
            long before = living();
            switch (read.kind()) {
                case OTHER -> {}
                case UNKNOWN_VERSION -> {
                    unknownVersion++;
                    strangeLastNanos = ticker.nanoTime();
                }
                case DAMAGED -> unreadable++;
                case SUMMARY -> read.summary().ifPresent(this::fold);
            }
            return living() != before;
        });
    }

    @Override
    public boolean isAlone() {
        return alone;
    }

    private void fold(InstanceSummary summary) {
        long now = ticker.nanoTime();
        forgetSilent(now);
        if (summary.instance().equals(instance)) {
            if (own == 0 || isStale(ownLastNanos, now)) {
                ownSinceNanos = now;
            }
            own++;
            ownLastNanos = now;
            return;
        }
        Heard known = heard.get(summary.instance());
        if (known == null && heard.size() >= config.maxInstances()) {
            heard.values().removeIf(each -> each.summary().leaving());
        }
        if (known == null && heard.size() >= config.maxInstances()) {
            crowded++;
        } else if (known != null && !summary.isNewerThan(known.summary())) {
            old++;
        } else {
            folded++;
            heard.put(summary.instance(), new Heard(summary, now));
            if (known != null) {
                charge(known.summary(), summary);
            }
        }
    }

    /** One that said farewell is remembered for a while, so that what it said before, told late, is old. */
    private long living() {
        return heard.values().stream().filter(each -> !each.summary().leaving()).count();
    }

    private boolean isStale(long atNanos, long now) {
        return now - atNanos >= config.staleAfter().toNanos();
    }

    private void judge() {
        long now = ticker.nanoTime();
        // One that speaks in another version lives, too.
        boolean strangers = unknownVersion > 0 && !isStale(strangeLastNanos, now);
        alone = living() == 0
                && !strangers
                && own > 0
                && !isStale(ownLastNanos, now)
                && now - ownSinceNanos >= 2 * config.period().toNanos();
    }

    /** What an instance used before it was heard of the first time is history. */
    private void charge(InstanceSummary before, InstanceSummary now) {
        Map<String, Long> counted = before.incarnation() == now.incarnation()
                ? before.models().stream().collect(Collectors.toMap(ModelSummary::model, ModelSummary::used))
                : Map.of();
        for (ModelSummary model : now.models()) {
            long more = model.used() - counted.getOrDefault(model.model(), 0L);
            if (more > 0 && (used.containsKey(model.model()) || used.size() < config.maxModels())) {
                used.merge(model.model(), (double) more, Double::sum);
            }
        }
    }

    private void forgetSilent(long now) {
        for (Iterator<Heard> each = heard.values().iterator(); each.hasNext(); ) {
            Heard one = each.next();
            if (isStale(one.atNanos(), now)) {
                each.remove();
                expired += one.summary().leaving() ? 0 : 1;
            }
        }
    }

    @Override
    public Summaries others() {
        return locked(() -> {
            forgetSilent(ticker.nanoTime());
            return new Summaries(heard.values().stream()
                    .map(Heard::summary)
                    .filter(summary -> !summary.leaving())
                    .collect(Collectors.toMap(InstanceSummary::instance, Function.identity())));
        });
    }

    @Override
    public Map<String, Double> takeUsed() {
        return locked(() -> {
            Map<String, Double> taken = Map.copyOf(used);
            used.clear();
            return taken;
        });
    }

    @Override
    public BoardStatistics statistics() {
        return locked(() -> {
            forgetSilent(ticker.nanoTime());
            return new BoardStatistics(folded, own, old, unreadable, unknownVersion, crowded, expired, (int) living());
        });
    }

    private <T> T locked(java.util.function.Supplier<T> action) {
        lock.lock();
        try {
            T result = action.get();
            judge();
            return result;
        } finally {
            lock.unlock();
        }
    }
}
