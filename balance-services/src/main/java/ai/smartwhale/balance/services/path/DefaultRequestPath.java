// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import ai.smartwhale.balance.batch.optimizer.BatchParameters;
import ai.smartwhale.balance.batch.optimizer.BatchTraits;
import ai.smartwhale.balance.batch.optimizer.SizeCalculator;
import ai.smartwhale.balance.batch.optimizer.SizeCalculatorConfig;
import ai.smartwhale.balance.batch.processor.BatchProcessor;
import ai.smartwhale.balance.batch.processor.BatchProcessorConfig;
import ai.smartwhale.balance.batch.processor.BatchSender;
import ai.smartwhale.balance.batch.processor.BatchWorker;
import ai.smartwhale.balance.batch.processor.ItemOutcome;
import ai.smartwhale.balance.batch.processor.ItemSink;
import ai.smartwhale.balance.batch.processor.MergeGroup;
import ai.smartwhale.balance.batch.processor.MergeListener;
import ai.smartwhale.balance.batch.processor.MergeOutcome;
import ai.smartwhale.balance.batch.processor.MergeTerms;
import ai.smartwhale.balance.batch.processor.MergedBatches;
import ai.smartwhale.balance.batch.processor.RequestExpiredException;
import ai.smartwhale.balance.batch.processor.RequestMerger;
import ai.smartwhale.balance.batch.processor.SplitLimits;
import ai.smartwhale.balance.batch.processor.UnansweredException;
import ai.smartwhale.balance.core.scheduler.queue.QueueBound;
import ai.smartwhale.balance.services.path.PathDispatch.Left;
import ai.smartwhale.balance.services.path.PathRejectedException.Reason;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Joins merger, queue and batches; each of them does its own work. */
final class DefaultRequestPath<Q, A> implements RequestPath<Q, A> {

    private final RequestPathConfig config;
    private final PathSender<Q, A> sender;
    private final Ticker ticker;
    private final RequestMerger<Q, A> merger;
    private final PathQueue<Q, A> queue;
    private final BatchProcessor<MergeGroup<Q, A>, Left> batches;
    private final BatchWorker worker;
    private final PathAlarm patience;
    private final SentTrails<Q, A> trails = new SentTrails<>();
    private final PathDispatch<Q, A> dispatch;
    private final LongAdder rejected = new LongAdder();
    private final LongAdder displaced = new LongAdder();
    private final LongAdder hopeless = new LongAdder();
    private final LongAdder notUrgent = new LongAdder();
    private final AnswerTimes times;
    private volatile double reserve;
    private volatile int leastUrgent = MergeTerms.LEAST_URGENT;
    private volatile boolean closed;

    DefaultRequestPath(RequestPathBuilder<Q, A> parts) {
        this.config = parts.config;
        this.sender = parts.sender;
        this.ticker = parts.ticker;
        this.times = new AnswerTimes(parts.ticker);
        this.merger = RequestMerger.create(
                config.merging(),
                new SwitchedRules<>(parts.rules, config),
                new Following(),
                parts.delivery,
                parts.ticker);
        this.queue = new PathQueue<>(config, parts.traits, parts.ticker, this::reserveNanos, this::giveUp);
        this.worker = BatchWorker.create(parts.steps, parts.timer());
        this.patience = new PathAlarm(parts.timer(), parts.ticker, this::endPatience);
        this.dispatch = new PathDispatch<>(parts.sender, trails, config.slots(), times, parts.ticker);
        BatchSender<MergeGroup<Q, A>, Left> batchSender = dispatch::send;
        ItemSink<MergeGroup<Q, A>, Left> sink = this::ended;
        this.batches = BatchProcessor.builder(batchSender)
                .config(batching(config))
                .source(queue, sink)
                .traits(MergedBatches.traits(traits(parts.traits)))
                .sizes(SizeCalculator.create(sizes(config)))
                .leases(parts.leases)
                .ticker(parts.ticker)
                .delivery(parts.delivery)
                .wake(worker::wake)
                .build();
        worker.drive(batches);
    }

    /** Groups get their answers from the dispatch; what never comes that far ends here. */
    private void ended(MergeGroup<Q, A> group, ItemOutcome<Left> outcome) {
        if (outcome instanceof ItemOutcome.Value<Left>) {
            return;
        }
        if (outcome instanceof ItemOutcome.Failed<Left> failed) {
            group.fail(failed.reason());
        } else if (outcome instanceof ItemOutcome.Expired<Left>) {
            group.fail(new RequestExpiredException("the answer to the batch did not come in time"));
        } else {
            group.fail(new UnansweredException(outcome.toString()));
        }
        sender.abandoned(group.request());
    }

    private long reserveNanos() {
        double multiple = reserve;
        return multiple == 0 ? 0 : Math.round(multiple * times.usualNanos());
    }

    /** Its answer would come after everybody's patience. */
    private void giveUp(MergeGroup<Q, A> group) {
        hopeless.increment();
        group.fail(new RequestExpiredException("the answer could not come in time"));
    }

    private static BatchProcessorConfig batching(RequestPathConfig config) {
        BatchProcessorConfig batching = config.batching();
        if (config.does(PathStep.BATCH)) {
            return batching;
        }
        return new BatchProcessorConfig(
                batching.source(),
                single(config),
                SplitLimits.ofItems(1),
                batching.timeout(),
                batching.slack(),
                batching.leaseRetry(),
                batching.maxWaitingItems());
    }

    /** What only bounds the sending lets as many leave alone as would have left in batches. */
    private static BatchParameters single(RequestPathConfig config) {
        BatchParameters parameters = config.batching().parameters();
        if (config.slots() == SlotUse.UNTIL_ANSWERED) {
            return parameters;
        }
        long many = (long) parameters.maxInFlight() * config.batching().limits().maxItems();
        return new BatchParameters(parameters.maxDelay(), (int) Math.min(Integer.MAX_VALUE, many));
    }

    private static SizeCalculatorConfig sizes(RequestPathConfig config) {
        if (config.does(PathStep.ADAPTIVE_SIZE)) {
            return config.sizes();
        }
        int fixed = config.batching().limits().maxItems();
        return SizeCalculatorConfig.builder().sizes(fixed, fixed, fixed).build();
    }

    private static <Q> BatchTraits<Q> traits(PathTraits<Q> traits) {
        return new BatchTraits<>() {
            @Override
            public OptionalLong bytes(Q request) {
                return OptionalLong.of(traits.bytes(request));
            }

            @Override
            public double cost(Q request) {
                return traits.cost(request);
            }
        };
    }

    @Override
    public PathCall<A> submit(Q request, MergeTerms terms) {
        return take(request, terms, this::enqueue);
    }

    @Override
    public List<PathCall<A>> submitTogether(List<Q> requests, List<MergeTerms> terms) {
        InvalidValueException.requirePresent("requests", requests);
        InvalidValueException.requirePresent("terms", terms);
        if (terms.size() != requests.size()) {
            throw new InvalidValueException("terms", terms.size(), "as many as requests: " + requests.size());
        }
        List<MergeGroup<Q, A>> started = new ArrayList<>();
        List<PathCall<A>> calls = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            calls.add(take(requests.get(i), terms.get(i), started::add));
        }
        dispatch.sendTogether(started);
        return calls;
    }

    /** Takes a request in; what it starts is brought on its way by the caller. */
    private PathCall<A> take(Q request, MergeTerms asked, Consumer<MergeGroup<Q, A>> start) {
        MergeTerms terms = effective(InvalidValueException.requirePresent("terms", asked));
        if (closed) {
            throw new IllegalStateException("the path is closed");
        }
        if (terms.level() > leastUrgent) {
            notUrgent.increment();
            return refused(new PathRejectedException(Reason.NOT_URGENT));
        }
        OptionalLong deadline = terms.patience()
                .map(wait -> OptionalLong.of(ticker.nanoTime() + nanos(wait)))
                .orElseGet(OptionalLong::empty);
        MergeOutcome<Q, A> outcome = merger.merge(request, terms);
        if (outcome instanceof MergeOutcome.Started<Q, A> started) {
            deadline.ifPresent(patience::noLaterThan);
            PathCall<A> call = trails.follow(started.group(), started.answer());
            start.accept(started.group());
            return call;
        } else if (outcome instanceof MergeOutcome.Joined<Q, A> joined) {
            deadline.ifPresent(moment -> {
                patience.noLaterThan(moment);
                queue.hasten(joined.group(), moment);
            });
            return trails.follow(joined.group(), joined.answer());
        }
        RuntimeException refusal = switch (((MergeOutcome.Rejected<Q, A>) outcome).reason()) {
            case TOO_MANY_WAITERS -> new PathRejectedException(Reason.TOO_MANY_WAITERS);
            case TOO_MANY_GROUPS -> new PathRejectedException(Reason.TOO_MANY_GROUPS);
            case EXPIRED -> new RequestExpiredException("the request had expired when it came");
        };
        return refused(refusal);
    }

    private PathCall<A> refused(RuntimeException refusal) {
        return new PathCall<>(CompletableFuture.failedFuture(refusal), new CompletableFuture<>());
    }

    private static long nanos(Duration wait) {
        return wait.getSeconds() > 1L << 32 ? Long.MAX_VALUE / 4 : wait.toNanos();
    }

    private MergeTerms effective(MergeTerms terms) {
        int level = config.does(PathStep.PRIORITY) ? terms.level() : MergeTerms.DEFAULT.level();
        return new MergeTerms(level, config.does(PathStep.DEADLINES) ? terms.patience() : Optional.empty());
    }

    private void enqueue(MergeGroup<Q, A> group) {
        PathQueue.Admission<Q, A> admission = queue.add(group, group.deadlineNanos());
        admission.displaced().ifPresent(victim -> {
            displaced.increment();
            victim.fail(new PathRejectedException(Reason.DISPLACED));
        });
        admission
                .obstacle()
                .ifPresentOrElse(
                        bound -> {
                            rejected.increment();
                            group.fail(new PathRejectedException(reason(bound)));
                        },
                        () -> queued(group));
    }

    /** Whoever left or hurried the group before it had its place was not heard. */
    private void queued(MergeGroup<Q, A> group) {
        if (group.isEnded()) {
            queue.remove(group);
        } else {
            queue.reprioritize(group);
            worker.wake();
        }
    }

    private static Reason reason(QueueBound bound) {
        return switch (bound) {
            case ITEMS, BYTES -> Reason.QUEUE_FULL;
            case MODEL_ITEMS, MODEL_BYTES -> Reason.MODEL_FULL;
            case ITEM_TOO_LARGE -> Reason.TOO_LARGE;
        };
    }

    private void endPatience() {
        merger.expire().ifPresent(next -> patience.noLaterThan(ticker.nanoTime() + next.toNanos()));
    }

    /** Keeps the queue as the groups are. */
    private final class Following implements MergeListener<Q, A> {

        @Override
        public void levelChanged(MergeGroup<Q, A> group) {
            queue.reprioritize(group);
        }

        @Override
        public void abandoned(MergeGroup<Q, A> group) {
            queue.remove(group);
            trails.abandoned(group);
            sender.abandoned(group.request());
        }

        @Override
        public void resent(MergeGroup<Q, A> group) {
            enqueue(group);
        }
    }

    /** Of how many groups somebody may still hear that they have left. */
    int followed() {
        return trails.size();
    }

    private Duration waited() {
        OptionalLong oldest = queue.oldestNanos();
        return oldest.isEmpty() ? Duration.ZERO : Duration.ofNanos(Math.max(0, ticker.nanoTime() - oldest.getAsLong()));
    }

    @Override
    public PathStatistics statistics() {
        return new PathStatistics(
                queue.ready(),
                queue.bytes(),
                rejected.sum(),
                displaced.sum(),
                hopeless.sum(),
                notUrgent.sum(),
                waited(),
                times.counts(),
                merger.statistics(),
                batches.statistics());
    }

    @Override
    public void batchDelay(Optional<Duration> delay) {
        InvalidValueException.requirePresent("delay", delay);
        Duration wait = delay.orElse(config.batching().parameters().maxDelay());
        adjust(settings -> settings.withBatchDelay(wait));
    }

    @Override
    public PathSettings settings() {
        BatchParameters batching = batches.parameters();
        return new PathSettings(batching.maxDelay(), batching.maxInFlight(), reserve, leastUrgent);
    }

    @Override
    public synchronized void adjust(UnaryOperator<PathSettings> change) {
        PathSettings settings = InvalidValueException.requirePresent("settings", change.apply(settings()));
        reserve = settings.reserve();
        leastUrgent = settings.leastUrgent();
        batches.adjust(new BatchParameters(settings.batchDelay(), settings.inFlight()));
    }

    @Override
    public void usedElsewhere(Map<String, Double> work) {
        queue.usedElsewhere(Map.copyOf(InvalidValueException.requirePresent("work", work)));
    }

    @Override
    public void wake() {
        worker.wake();
    }

    @Override
    public void close() {
        closed = true;
        patience.close();
        worker.close();
        merger.close();
        batches.close();
    }
}
