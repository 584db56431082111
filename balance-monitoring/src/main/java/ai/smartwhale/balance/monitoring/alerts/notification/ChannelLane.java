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
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private @Nullable Attempt underWay;
    private int failures;
    private Duration lastWait = Duration.ZERO;
    private Instant notBefore;
    private boolean heldBack;
    private long delivered;
    private long failedAttempts;
    private long gathered;
    private Optional<String> lastFailure = Optional.empty();

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
                && waiting.stream().anyMatch(earlier -> earlier.isAbout(message))) {
            return Optional.empty();
        }
        Optional<DeadLetter> dropped = Optional.empty();
        if (!hasRoom() && policy.digest()) {
            gather();
        }
        if (!hasRoom() && !supersede(message)) {
            dropped = dropOldest(now);
            if (!hasRoom()) {
                return Optional.of(letter(message, "the channel is full", 0, now));
            }
        }
        waiting.addLast(new Waiting(message, now));
        return dropped;
    }

    /** Takes a message that was given up before, for which there is room. */
    void again(Notification message, Instant now) {
        waiting.addLast(new Waiting(message, now));
    }

    boolean hasRoom() {
        return waiting.size() < policy.capacity();
    }

    /** A later message about the same group says all that an earlier one would have said of the present. */
    private boolean supersede(Notification message) {
        Iterator<Waiting> each = waiting.iterator();
        boolean first = true;
        while (each.hasNext()) {
            Waiting earlier = each.next();
            boolean moving = first && underWay != null;
            first = false;
            // The end of an alert is told once only, so that what tells it never leaves for a later message.
            if (!moving
                    && earlier.isAbout(message)
                    && earlier.message().resolved().isEmpty()) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    private Optional<DeadLetter> dropOldest(Instant now) {
        if (underWay == null) {
            int tries = failures;
            reset(now);
            return Optional.of(letter(waiting.removeFirst().message(), "the channel is full", tries, now));
        }
        Waiting moving = waiting.removeFirst();
        Waiting oldest = waiting.pollFirst();
        waiting.addFirst(moving);
        return Optional.ofNullable(oldest).map(one -> letter(one.message(), "the channel is full", 0, now));
    }

    /** The attempt that may begin now. */
    Optional<Attempt> start(Instant now) {
        if (underWay != null || waiting.isEmpty() || now.isBefore(notBefore)) {
            return Optional.empty();
        }
        if (!allowance.take(now)) {
            heldBack = true;
            return Optional.empty();
        }
        if (heldBack && failures == 0) {
            heldBack = false;
            if (policy.digest()) {
                gather();
            }
        }
        Attempt attempt = new Attempt(this, waiting.getFirst(), now.plus(policy.attemptTimeout()));
        underWay = attempt;
        return Optional.of(attempt);
    }

    /** Makes one message of those at the front; one that was tried may have arrived, and goes on by itself. */
    private void gather() {
        Waiting tried = underWay != null || failures > 0 ? waiting.pollFirst() : null;
        Waiting first = waiting.peekFirst();
        Digest digest = new Digest();
        while (!waiting.isEmpty() && digest.take(waiting.getFirst().message())) {
            waiting.removeFirst();
        }
        if (first != null && digest.size() > 0) {
            gathered += digest.size() > 1 ? digest.size() : 0;
            waiting.addFirst(digest.size() > 1 ? new Waiting(digest.message(), first.since()) : first);
        }
        if (tried != null) {
            waiting.addFirst(tried);
        }
    }

    /** Notes the end of an attempt; one that was given up before is ignored. */
    Optional<DeadLetter> finish(Attempt attempt, DeliveryOutcome outcome, Instant now) {
        if (underWay != attempt) {
            return Optional.empty();
        }
        underWay = null;
        failures++;
        boolean well = outcome.kind() == DeliveryOutcome.Kind.DELIVERED;
        delivered += well ? 1 : 0;
        failedAttempts += well ? 0 : 1;
        lastFailure = well ? Optional.empty() : Optional.of(outcome.detail());
        boolean over = !now.isBefore(attempt.since().plus(policy.giveUpAfter()));
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
        return well ? Optional.empty() : Optional.of(letter(attempt.message(), outcome.detail(), tries, now));
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
        List<Waiting> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(one -> waiting.addLast(one.since().isAfter(now) ? new Waiting(one.message(), now) : one));
        Attempt moving = underWay;
        if (moving != null) {
            moving.clockSetBack(now, policy.attemptTimeout());
        }
    }

    boolean servesLike(ChannelLane other) {
        return channel.equals(other.channel) && policy.equals(other.policy);
    }

    List<Notification> waiting() {
        return waiting.stream().map(Waiting::message).toList();
    }

    ChannelState state() {
        return new ChannelState(channel.name(), waiting.size(), delivered, failedAttempts, gathered, lastFailure);
    }

    private void reset(Instant now) {
        failures = 0;
        lastWait = Duration.ZERO;
        notBefore = now;
    }

    private DeadLetter letter(Notification message, String why, int attempts, Instant now) {
        return new DeadLetter(channel.name(), message, why, attempts, now);
    }

    /** A message and since when it waits. */
    record Waiting(Notification message, Instant since) {

        boolean isAbout(Notification other) {
            return isOfGroup(message)
                    && isOfGroup(other)
                    && message.groupKey().equals(other.groupKey())
                    && message.receiver().equals(other.receiver());
        }

        private static boolean isOfGroup(Notification message) {
            return message.reason() != NotificationReason.DIGEST && message.reason() != NotificationReason.TEST;
        }
    }
}
