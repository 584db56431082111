// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.resilience.BackoffStrategies;
import ai.smartwhale.commons.resilience.BackoffStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one channel. One message is under way at a time and the next one only follows when its fate is known,
 * so that order is kept whatever fails. Guarded by the lock of the notifier.
 */
final class ChannelLane {

    final NotificationChannel channel;

    private final ChannelPolicy policy;
    private final BackoffStrategy backoff;
    private final RandomGenerator random;
    private final MessageAllowance allowance;
    private final Deque<Notification> waiting = new ArrayDeque<>();
    private @Nullable Attempt underWay;
    private int failures;
    private Duration lastWait = Duration.ZERO;
    private Instant notBefore;

    ChannelLane(NotificationChannel channel, ChannelPolicy policy, RandomGenerator random, Instant now) {
        this.channel = channel;
        this.policy = policy;
        this.backoff = BackoffStrategies.equalJitter(policy.firstBackoff(), policy.longestBackoff());
        this.random = random;
        this.allowance = new MessageAllowance(policy.rate(), now);
        this.notBefore = now;
    }

    /** Takes a message; gives what had to leave for it. */
    Optional<DeadLetter> add(Notification message, Instant now) {
        // What has not been told once cannot be repeated; otherwise repeats pile up while a channel is down.
        if (message.reason() == NotificationReason.REPEAT
                && waiting.stream().anyMatch(earlier -> isSame(earlier, message))) {
            return Optional.empty();
        }
        Optional<DeadLetter> dropped = Optional.empty();
        if (waiting.size() >= policy.capacity() && !supersede(message)) {
            dropped = dropOldest(now);
            if (waiting.size() >= policy.capacity()) {
                return Optional.of(letter(message, "the channel is full", 0, now));
            }
        }
        waiting.addLast(message);
        return dropped;
    }

    /** A later message about the same group says all that an earlier one would have said of the present. */
    private boolean supersede(Notification message) {
        Iterator<Notification> each = waiting.iterator();
        boolean first = true;
        while (each.hasNext()) {
            Notification earlier = each.next();
            boolean moving = first && underWay != null;
            first = false;
            if (!moving && isSame(earlier, message)) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(Notification one, Notification other) {
        return one.groupKey().equals(other.groupKey()) && one.receiver().equals(other.receiver());
    }

    private Optional<DeadLetter> dropOldest(Instant now) {
        if (underWay == null) {
            int tries = failures;
            reset(now);
            return Optional.of(letter(waiting.removeFirst(), "the channel is full", tries, now));
        }
        Notification moving = waiting.removeFirst();
        Notification oldest = waiting.pollFirst();
        waiting.addFirst(moving);
        return Optional.ofNullable(oldest).map(message -> letter(message, "the channel is full", 0, now));
    }

    /** The attempt that may begin now. */
    Optional<Attempt> start(Instant now) {
        if (underWay != null || waiting.isEmpty() || now.isBefore(notBefore) || !allowance.take(now)) {
            return Optional.empty();
        }
        Attempt attempt = new Attempt(this, waiting.getFirst(), now.plus(policy.attemptTimeout()));
        underWay = attempt;
        return Optional.of(attempt);
    }

    /** Notes the end of an attempt; one that was given up before is ignored. */
    Optional<DeadLetter> finish(Attempt attempt, DeliveryOutcome outcome, Instant now) {
        if (underWay != attempt) {
            return Optional.empty();
        }
        underWay = null;
        failures++;
        boolean over = !now.isBefore(attempt.message().at().plus(policy.giveUpAfter()));
        if (outcome.kind() == DeliveryOutcome.Kind.RETRY && !over) {
            Duration wait = backoff.delay(failures, lastWait, random);
            lastWait = wait;
            Duration asked = outcome.retryAfter().orElse(Duration.ZERO);
            notBefore = now.plus(asked.compareTo(wait) > 0 ? asked : wait);
            return Optional.empty();
        }
        int tries = failures;
        waiting.removeFirst();
        reset(now);
        return outcome.kind() == DeliveryOutcome.Kind.DELIVERED
                ? Optional.empty()
                : Optional.of(letter(attempt.message(), outcome.detail(), tries, now));
    }

    /** The attempt that takes too long. */
    Optional<Attempt> overdue(Instant now) {
        return Optional.ofNullable(underWay).filter(attempt -> !now.isBefore(attempt.deadline()));
    }

    Optional<Instant> nextDue(Instant now) {
        Attempt moving = underWay;
        if (moving != null) {
            return Optional.of(moving.deadline());
        }
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Instant allowed = allowance.nextAt(now);
        return Optional.of(allowed.isAfter(notBefore) ? allowed : notBefore);
    }

    /** After a clock was set back, no wait is longer than it would be from now. */
    void clockSetBack(Instant now) {
        Instant latest = now.plus(policy.longestBackoff());
        notBefore = notBefore.isAfter(latest) ? latest : notBefore;
        Attempt moving = underWay;
        if (moving != null && moving.deadline().isAfter(now.plus(policy.attemptTimeout()))) {
            moving.expiresAt(now.plus(policy.attemptTimeout()));
        }
    }

    boolean servesLike(ChannelLane other) {
        return channel.equals(other.channel) && policy.equals(other.policy);
    }

    List<Notification> waiting() {
        return List.copyOf(waiting);
    }

    private void reset(Instant now) {
        failures = 0;
        lastWait = Duration.ZERO;
        notBefore = now;
    }

    private DeadLetter letter(Notification message, String why, int attempts, Instant now) {
        return new DeadLetter(channel.name(), message, why, attempts, now);
    }

    /** One try to deliver a message. */
    static final class Attempt {

        private final ChannelLane lane;
        private final Notification message;
        private Instant deadline;

        Attempt(ChannelLane lane, Notification message, Instant deadline) {
            this.lane = lane;
            this.message = message;
            this.deadline = deadline;
        }

        ChannelLane lane() {
            return lane;
        }

        Notification message() {
            return message;
        }

        Instant deadline() {
            return deadline;
        }

        void expiresAt(Instant moment) {
            deadline = moment;
        }
    }
}
