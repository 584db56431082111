// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.processor.MergeCheck.Fault;
import ai.smartwhale.balance.batch.processor.MergeCheck.Problem;
import ai.smartwhale.balance.batch.processor.MergeOutcome.Reason;
import ai.smartwhale.balance.batch.processor.MergeRules.Coverage;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/** Spreads the families over stripes. */
final class DefaultRequestMerger<Q, A> implements RequestMerger<Q, A> {

    /** Far enough for everybody, and never so far that differences of readings overflow. */
    private static final long LONGEST_NANOS = Long.MAX_VALUE / 4;

    private static final int GOLDEN = 0x9E3779B9;

    private final MergeRules<Q, A> rules;
    private final MergeCounters counters;
    private final KindNotes notes;
    private final Ticker ticker;
    private final List<MergeStripe<Q, A>> stripes;
    private volatile boolean closed;

    DefaultRequestMerger(
            RequestMergerConfig config,
            MergeRules<Q, A> rules,
            MergeListener<Q, A> listener,
            Executor delivery,
            Ticker ticker) {
        this.rules = rules;
        this.ticker = ticker;
        this.counters = new MergeCounters(config.maxWaiters(), config.maxGroups());
        this.notes = new KindNotes(config);
        MergeDelivery<Q, A> endings = new MergeDelivery<>(rules, listener, delivery, counters, config.maxGroups());
        List<MergeStripe<Q, A>> made = new ArrayList<>(config.stripes());
        for (int i = 0; i < config.stripes(); i++) {
            made.add(new MergeStripe<>(rules, counters, notes, endings));
        }
        this.stripes = List.copyOf(made);
    }

    @Override
    public MergeOutcome<Q, A> merge(Q request, MergeTerms terms) {
        InvalidValueException.requirePresent("request", request);
        InvalidValueException.requirePresent("terms", terms);
        requireOpen();
        Object key = rules.key(request).orElseGet(counters::soloKey);
        Duration patience = terms.patience().orElse(null);
        if (patience != null && patience.isZero()) {
            return reject(Reason.EXPIRED);
        }
        if (!counters.reserveWaiter()) {
            return reject(Reason.TOO_MANY_WAITERS);
        }
        MergeStripe<Q, A> stripe = stripes.get(((key.hashCode() * GOLDEN) >>> 16) & (stripes.size() - 1));
        long deadline = patience == null ? 0 : ticker.nanoTime() + nanos(patience);
        boolean taken = false;
        try {
            MergeOutcome<Q, A> outcome =
                    stripe.join(key, new Waiter<>(stripe, request, terms.level(), patience == null, deadline));
            taken = true;
            return outcome;
        } finally {
            if (!taken) {
                counters.releaseWaiter();
            }
        }
    }

    private MergeOutcome<Q, A> reject(Reason reason) {
        counters.rejected.increment();
        return new MergeOutcome.Rejected<>(reason);
    }

    private static long nanos(Duration patience) {
        return patience.getSeconds() >= LONGEST_NANOS / 1_000_000_000L ? LONGEST_NANOS : patience.toNanos();
    }

    @Override
    public List<MergeOutcome<Q, A>> mergeRequests(List<Q> requests, MergeTerms terms) {
        requireAll(requests);
        List<MergeOutcome<Q, A>> outcomes = new ArrayList<>();
        requests.forEach(request -> outcomes.add(merge(request, terms)));
        return outcomes;
    }

    @Override
    public List<MergedNeed<Q>> mergeSimilar(List<Q> requests) {
        requireAll(requests);
        requireOpen();
        return new SimilarRequests<>(rules).merge(requests);
    }

    private static void requireAll(List<?> requests) {
        InvalidValueException.requirePresent("requests", requests)
                .forEach(request -> InvalidValueException.requirePresent("requests", request));
    }

    @Override
    public MergeCheck validateMerge(MergedNeed<Q> need) {
        InvalidValueException.requirePresent("need", need);
        requireOpen();
        Optional<Object> family = rules.key(need.request());
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < need.origins().size(); i++) {
            int index = i;
            problem(family, need, need.origins().get(i)).ifPresent(problem -> faults.add(new Fault(index, problem)));
        }
        return new MergeCheck(faults);
    }

    private Optional<Problem> problem(Optional<Object> family, MergedNeed<Q> need, Q origin) {
        Optional<Object> key = rules.key(origin);
        if (key.isEmpty()) {
            boolean alone = need.origins().size() == 1 && need.request().equals(origin);
            return alone ? Optional.empty() : Optional.of(Problem.NOT_MERGEABLE);
        }
        if (!key.equals(family)) {
            return Optional.of(Problem.OTHER_FAMILY);
        }
        return rules.compare(need.request(), origin) == Coverage.NONE
                ? Optional.of(Problem.NOT_COVERED)
                : Optional.empty();
    }

    @Override
    public MergeAdvice optimizeMerging() {
        requireOpen();
        return notes.review();
    }

    @Override
    public Optional<Duration> expire() {
        requireOpen();
        long now = ticker.nanoTime();
        long soonest = Long.MAX_VALUE;
        for (MergeStripe<Q, A> stripe : stripes) {
            OptionalLong next = stripe.expire(now);
            soonest = next.isPresent() ? Math.min(soonest, next.getAsLong() - now) : soonest;
        }
        return soonest == Long.MAX_VALUE ? Optional.empty() : Optional.of(Duration.ofNanos(soonest));
    }

    @Override
    public MergerStatistics statistics() {
        MergeCounters.Joins joins = new MergeCounters.Joins();
        stripes.forEach(stripe -> stripe.addTo(joins));
        return counters.statistics(joins);
    }

    @Override
    public void close() {
        closed = true;
        stripes.forEach(stripe -> stripe.close(new IllegalStateException("the merger was closed")));
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the merger is closed");
        }
    }
}
