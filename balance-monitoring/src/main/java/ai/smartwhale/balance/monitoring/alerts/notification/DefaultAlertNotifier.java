// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One lock around {@link NotifierCore}; deliveries begin and end outside of it. */
final class DefaultAlertNotifier implements AlertNotifier {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultAlertNotifier.class);

    private final Object lock = new Object();
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Optional<NotifierStateFile> file;
    private final Object saving = new Object();
    private NotifierCore core;
    private Instant lastSeen;
    private boolean closed;
    private boolean changed;
    private final AtomicInteger rounds = new AtomicInteger();

    DefaultAlertNotifier(
            NotifierConfig config,
            Collection<NotificationChannel> channels,
            NotifierState state,
            Optional<NotifierStateFile> file,
            InstantSource clock,
            RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        this.file = file;
        lastSeen = clock.instant();
        core = new NotifierCore(config, channels, random, lastSeen);
        core.restore(state, lastSeen);
    }

    @Override
    public AcceptOutcome accept(NotifiedAlert alert) {
        InvalidValueException.requirePresent("alert", alert);
        return change(now -> core.alerts.accept(alert, now));
    }

    @Override
    public int advance() {
        int made = locked(now -> {
            // What has ended is let go of even where nothing is told.
            changed |= core.groups.firstDue(now).isPresent();
            return core.tellAllDue(now);
        });
        pump();
        return made;
    }

    /**
     * Starts what may be delivered, one thread at a time; whoever comes meanwhile, a channel that was ready at once
     * among them, asks for another round. Ends as every lane is empty, out of allowance, waiting or under way.
     */
    private void pump() {
        int asked = rounds.incrementAndGet();
        if (asked != 1) {
            return;
        }
        boolean sound = false;
        try {
            while (asked != 0) {
                startDue().forEach(this::deliver);
                asked = rounds.addAndGet(-asked);
            }
            sound = true;
        } finally {
            if (!sound) {
                // A channel ended with an Error: whoever comes next goes on.
                rounds.set(0);
            }
        }
    }

    private List<Attempt> startDue() {
        synchronized (lock) {
            return closed ? List.of() : core.desk.start(clock.instant());
        }
    }

    private void deliver(Attempt attempt) {
        NotificationChannel channel = attempt.lane().channel;
        CompletionStage<DeliveryOutcome> stage;
        try {
            stage = Objects.requireNonNull(channel.deliver(attempt.message()), "the channel gave no stage");
        } catch (RuntimeException e) {
            finished(attempt, null, e);
            return;
        }
        var unused = stage.whenComplete((outcome, failure) -> finished(attempt, outcome, failure));
    }

    private void finished(Attempt attempt, @Nullable DeliveryOutcome outcome, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn(
                    "Channel {} failed on message {}",
                    attempt.lane().channel.name(),
                    attempt.message().id(),
                    failure);
        }
        DeliveryOutcome known = outcome != null
                ? outcome
                : DeliveryOutcome.retry(
                        failure == null ? "no outcome" : failure.getClass().getSimpleName());
        synchronized (lock) {
            core.desk.finish(attempt, known, clock.instant());
            changed = true;
        }
        pump();
    }

    @Override
    public Optional<Instant> nextDue() {
        return locked(now -> {
            Optional<Instant> group = core.groups.nextDue();
            Optional<Instant> lane = core.desk.nextDue(now);
            return group.filter(at -> lane.isEmpty() || at.isBefore(lane.orElseThrow()))
                    .or(() -> lane);
        });
    }

    @Override
    public void silence(Silence silence) {
        InvalidValueException.requirePresent("silence", silence);
        change(now -> {
            core.silences.put(silence, now);
            return silence;
        });
    }

    @Override
    public boolean endSilence(String id) {
        InvalidValueException.requireText("silence id", id);
        return change(now -> core.silences.remove(id));
    }

    @Override
    public List<Silence> silences() {
        return locked(now -> core.silences.present(now));
    }

    @Override
    public boolean acknowledge(String groupKey, String by, Duration across) {
        InvalidValueException.requireText("groupKey", groupKey);
        InvalidValueException.requirePositive("acknowledgement across", across);
        return change(now -> {
            Acknowledgement ack = new Acknowledgement(by, now, now.plus(across));
            AlertGroup group = core.groups.byKey(groupKey).orElse(null);
            Incident told = group == null ? null : group.incident;
            if (group == null || told == null || told.firing().isEmpty()) {
                return false;
            }
            group.incident = told.acknowledged(ack);
            core.groups.reschedule(group, group.nextDue(now));
            return true;
        });
    }

    @Override
    public List<GroupState> groups() {
        return locked(now -> core.groups.inOrder().stream()
                .map(DefaultAlertNotifier::stateOf)
                .toList());
    }

    private static GroupState stateOf(AlertGroup group) {
        Optional<Incident> told = Optional.ofNullable(group.incident);
        return new GroupState(
                group.key,
                group.path.route().receiver(),
                group.labels,
                List.copyOf(group.alerts.values()),
                told.map(Incident::sentAt),
                told.map(Incident::level).orElse(0),
                told.flatMap(Incident::acknowledgement));
    }

    @Override
    public List<DeadLetter> deadLetters() {
        return locked(now -> core.desk.letters());
    }

    @Override
    public int redeliver(Predicate<DeadLetter> which) {
        InvalidValueException.requirePresent("which", which);
        return change(now -> core.desk.redeliver(which, now));
    }

    @Override
    public List<ChannelState> channels() {
        return locked(now -> core.desk.states());
    }

    @Override
    public void test(String receiver) {
        change(now -> {
            Receiver known = core.config.receivers().get(receiver);
            if (known == null) {
                throw new InvalidValueException(
                        "receiver",
                        receiver,
                        "one of " + core.config.receivers().keySet());
            }
            core.test(known, now);
            return known;
        });
    }

    @Override
    public void reload(NotifierConfig config, Collection<NotificationChannel> channels) {
        InvalidValueException.requirePresent("config", config);
        List<NotificationChannel> present = List.copyOf(channels);
        config.requireChannels(present);
        change(now -> {
            NotifierCore fresh = new NotifierCore(config, present, random, now);
            Set<String> others = fresh.desk.adopt(core.desk);
            fresh.restore(core.state(now).waitingOnlyFor(others), now);
            core = fresh;
            return now;
        });
    }

    @Override
    public void save() throws IOException {
        // The order of the writes is that of the states, and nobody who only takes alerts waits for the disk.
        synchronized (saving) {
            write(unsaved());
        }
    }

    private Optional<NotifierState> unsaved() {
        return file.isEmpty()
                ? Optional.empty()
                : locked(now -> {
                    boolean news = changed;
                    changed = false;
                    return news ? Optional.of(core.state(now)) : Optional.empty();
                });
    }

    private void write(Optional<NotifierState> state) throws IOException {
        if (file.isEmpty() || state.isEmpty()) {
            return;
        }
        try {
            file.orElseThrow().save(state.orElseThrow());
        } catch (IOException | RuntimeException e) {
            synchronized (lock) {
                changed = true;
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (saving) {
            Optional<NotifierState> last;
            // In one step: what was taken after its last state was made would be lost.
            synchronized (lock) {
                if (closed) {
                    return;
                }
                try {
                    last = unsaved();
                } finally {
                    closed = true;
                }
            }
            write(last);
        }
    }

    private <T> T change(Function<Instant, T> work) {
        return locked(now -> {
            changed = true;
            return work.apply(now);
        });
    }

    private <T> T locked(Function<Instant, T> work) {
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("the notifier is closed");
            }
            Instant now = clock.instant();
            if (now.isBefore(lastSeen)) {
                core.clockSetBack(now);
            }
            lastSeen = now;
            return work.apply(now);
        }
    }
}
