// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import ai.smartwhale.balance.batch.processor.BatchSource;
import ai.smartwhale.balance.batch.processor.MergeGroup;
import ai.smartwhale.balance.core.scheduler.queue.DueHeap;
import ai.smartwhale.balance.core.scheduler.queue.FairQueue;
import ai.smartwhale.balance.core.scheduler.queue.FairQueueConfig;
import ai.smartwhale.balance.core.scheduler.queue.QueueBound;
import ai.smartwhale.balance.core.scheduler.queue.QueueEntry;
import ai.smartwhale.balance.core.scheduler.queue.QueueItem;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The groups that wait to be sent, in the order of a {@link FairQueue}, under one lock. Thread-safe. */
final class PathQueue<Q, A> implements BatchSource<MergeGroup<Q, A>> {

    private static final String EVERYBODY = "all";
    private static final double LEAD = 4;
    private static final double LEAST_LEAD = 16;
    private static final Duration STRICT = Duration.ofDays(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<MergeGroup<Q, A>, Place<Q, A>> places = new IdentityHashMap<>();

    /** Those that were taken last, until the next are taken: they may come back. */
    private final Map<MergeGroup<Q, A>, Place<Q, A>> taken = new IdentityHashMap<>();

    private final DueHeap<Place<Q, A>> arrivals = new DueHeap<>();
    private final DueHeap<Place<Q, A>> deadlines = new DueHeap<>();
    private final FairQueue<MergeGroup<Q, A>> queue;
    private final PathTraits<Q> traits;
    private final boolean fair;
    private final Ticker ticker;
    private final Consumer<MergeGroup<Q, A>> hopeless;
    private final LongSupplier reserve;

    /** What was taken since others last told what they served. */
    private double servedCost;

    private static final class Place<Q, A> {
        private final QueueEntry<MergeGroup<Q, A>> entry;
        private final long arrival;
        private OptionalLong deadline;
        private long arrivalTicket = DueHeap.NO_TICKET;
        private long deadlineTicket = DueHeap.NO_TICKET;

        Place(QueueEntry<MergeGroup<Q, A>> entry, long arrival, OptionalLong deadline) {
            this.entry = entry;
            this.arrival = arrival;
            this.deadline = deadline;
        }
    }

    /** What became of an attempt to take one in. */
    record Admission<Q, A>(Optional<QueueBound> obstacle, Optional<MergeGroup<Q, A>> displaced) {}

    /**
     * Creates it.
     *
     * @param reserve how much time, in nanoseconds, a group must have left not to be given up; zero for none
     * @param hopeless gets what is given up, outside the lock
     */
    PathQueue(
            RequestPathConfig config,
            PathTraits<Q> traits,
            Ticker ticker,
            LongSupplier reserve,
            Consumer<MergeGroup<Q, A>> hopeless) {
        this.reserve = reserve;
        this.hopeless = hopeless;
        this.fair = config.does(PathStep.FAIRNESS);
        this.queue = FairQueue.create(queueOf(config));
        this.traits = traits;
        this.ticker = ticker;
    }

    private static FairQueueConfig queueOf(RequestPathConfig config) {
        FairQueueConfig queue = config.queue();
        boolean fair = config.does(PathStep.FAIRNESS);
        return new FairQueueConfig(
                config.does(PathStep.AGEING) ? queue.ageingStep() : STRICT,
                queue.maxItems(),
                queue.maxBytes(),
                fair ? queue.modelShare() : 1,
                queue.modelLeastItems(),
                queue.modelLeastBytes(),
                queue.maxIdleModels());
    }

    /** Takes a group in, if need be in the place of one that is less urgent. */
    Admission<Q, A> add(MergeGroup<Q, A> group, OptionalLong deadline) {
        Q request = group.request();
        String model = fair ? traits.model(request) : EVERYBODY;
        TaskPriority priority = TaskPriority.of(group.level());
        QueueItem<MergeGroup<Q, A>> item = new QueueItem<>(
                group,
                model,
                priority,
                traits.cost(request),
                fair ? traits.weight(model) : 1,
                traits.bytes(request),
                0,
                QueueItem.NEVER);
        return locked(() -> {
            Optional<QueueBound> obstacle = queue.obstacle(model, item.bytes());
            Optional<MergeGroup<Q, A>> displaced = Optional.empty();
            if (obstacle.isPresent()) {
                displaced = displace(obstacle.orElseThrow(), model, priority);
                obstacle = displaced.isEmpty() ? obstacle : queue.obstacle(model, item.bytes());
            }
            if (obstacle.isEmpty()) {
                long now = ticker.nanoTime();
                enter(new Place<>(queue.add(item, now), now, deadline));
            }
            return new Admission<>(obstacle, displaced);
        });
    }

    private Optional<MergeGroup<Q, A>> displace(QueueBound bound, String model, TaskPriority than) {
        if (bound == QueueBound.ITEM_TOO_LARGE) {
            return Optional.empty();
        }
        boolean own = bound == QueueBound.MODEL_ITEMS || bound == QueueBound.MODEL_BYTES;
        return (own ? queue.dropLessUrgent(model, than) : queue.dropLessUrgent(than)).map(entry -> {
            forget(entry.item().value());
            return entry.item().value();
        });
    }

    private void enter(Place<Q, A> place) {
        places.put(place.entry.item().value(), place);
        place.arrivalTicket = arrivals.add(place, place.arrival);
        if (place.deadline.isPresent()) {
            place.deadlineTicket = deadlines.add(place, place.deadline.getAsLong());
        }
    }

    private Optional<Place<Q, A>> forget(MergeGroup<Q, A> group) {
        Optional<Place<Q, A>> found = Optional.ofNullable(places.remove(group));
        found.ifPresent(place -> {
            arrivals.remove(place.arrivalTicket);
            deadlines.remove(place.deadlineTicket);
        });
        return found;
    }

    /**
     * Models were served elsewhere since the last time. What they give way for is bounded by a few times of what was
     * served here meanwhile, so that nobody starves for what is long over.
     */
    void usedElsewhere(Map<String, Double> work) {
        locked(() -> {
            double most = LEAD * Math.max(LEAST_LEAD, servedCost);
            servedCost = 0;
            if (fair) {
                queue.chargeElsewhere(work, most);
            }
            return most;
        });
    }

    /** Somebody joined who waits until a given moment. */
    void hasten(MergeGroup<Q, A> group, long deadline) {
        locked(() -> {
            Place<Q, A> place = places.get(group);
            Place<Q, A> known = place == null ? taken.get(group) : place;
            if (known != null && !(known.deadline.isPresent() && known.deadline.getAsLong() - deadline <= 0)) {
                known.deadline = OptionalLong.of(deadline);
                if (known == place) {
                    deadlines.remove(place.deadlineTicket);
                    place.deadlineTicket = deadlines.add(place, deadline);
                }
            }
            return known;
        });
    }

    /** Another is the most urgent of those who wait. */
    void reprioritize(MergeGroup<Q, A> group) {
        locked(() -> {
            Place<Q, A> place = places.get(group);
            return place != null && queue.reprioritize(place.entry, TaskPriority.of(group.level()));
        });
    }

    /** Nobody waits for it any more. */
    void remove(MergeGroup<Q, A> group) {
        locked(() -> forget(group).map(place -> queue.remove(place.entry)));
    }

    @Override
    public int ready() {
        return locked(queue::ready);
    }

    long bytes() {
        return locked(queue::bytes);
    }

    @Override
    public OptionalLong oldestNanos() {
        return locked(arrivals::nextDue);
    }

    @Override
    public OptionalLong earliestDeadlineNanos() {
        return locked(deadlines::nextDue);
    }

    /**
     * Those for whom an answer would come too late. A group of which some can still be answered in time stays, and no
     * longer hurries for the others. They are not taken, so that a model pays nothing for them.
     */
    private List<MergeGroup<Q, A>> withoutHope() {
        long least = reserve.getAsLong();
        if (least <= 0) {
            return List.of();
        }
        long soonest = ticker.nanoTime() + least;
        List<MergeGroup<Q, A>> found = new ArrayList<>();
        for (Optional<Place<Q, A>> next = first(soonest); next.isPresent(); next = first(soonest)) {
            Place<Q, A> place = next.orElseThrow();
            MergeGroup<Q, A> group = place.entry.item().value();
            OptionalLong latest = group.deadlineNanos();
            if (latest.isEmpty() || latest.getAsLong() - soonest >= 0) {
                deadlines.remove(place.deadlineTicket);
                place.deadline = latest;
                place.deadlineTicket = latest.isEmpty() ? DueHeap.NO_TICKET : deadlines.add(place, latest.getAsLong());
            } else {
                forget(group);
                queue.remove(place.entry);
                found.add(group);
            }
        }
        return found;
    }

    private Optional<Place<Q, A>> first(long soonest) {
        OptionalLong due = deadlines.nextDue();
        return due.isPresent() && due.getAsLong() - soonest < 0 ? deadlines.peek() : Optional.empty();
    }

    @Override
    public List<MergeGroup<Q, A>> take(int most) {
        locked(this::withoutHope).forEach(hopeless);
        return locked(() -> {
            taken.clear();
            List<MergeGroup<Q, A>> groups = new ArrayList<>(Math.min(most, queue.ready()));
            while (groups.size() < most) {
                Optional<QueueEntry<MergeGroup<Q, A>>> next = queue.poll(ticker.nanoTime());
                if (next.isEmpty()) {
                    break;
                }
                MergeGroup<Q, A> group = next.orElseThrow().item().value();
                servedCost += next.orElseThrow().item().cost();
                forget(group).ifPresent(place -> taken.put(group, place));
                groups.add(group);
            }
            return groups;
        });
    }

    @Override
    public void putBack(List<MergeGroup<Q, A>> groups) {
        locked(() -> {
            for (MergeGroup<Q, A> group : groups) {
                Place<Q, A> place = taken.remove(group);
                if (place == null || !queue.putBack(place.entry, ticker.nanoTime())) {
                    throw new IllegalStateException("there is no place any more for what was taken");
                }
                enter(place);
            }
            return groups;
        });
        // Whoever left or hurried one while it was out was not heard.
        for (MergeGroup<Q, A> group : groups) {
            if (group.isEnded()) {
                remove(group);
            } else {
                reprioritize(group);
            }
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
