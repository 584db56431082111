// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lanes of all channels, and the messages that were given up. Guarded by the lock of the notifier. */
final class DeliveryDesk {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryDesk.class);

    private final Map<String, ChannelLane> lanes = new LinkedHashMap<>();
    private final Deque<DeadLetter> letters = new ArrayDeque<>();
    private final int mostLetters;
    private long buried;

    DeliveryDesk(NotifierConfig config, Collection<NotificationChannel> channels, RandomGenerator random, Instant now) {
        mostLetters = config.limits().deadLetters();
        for (NotificationChannel channel : channels) {
            lanes.put(channel.name(), new ChannelLane(channel, config.policy(channel.name()), random, now));
        }
    }

    void post(Receiver receiver, Notification made, Instant now) {
        Notification message = made;
        if (!receiver.sendResolved()) {
            if (message.reason() == NotificationReason.RESOLVED
                    || message.reason() == NotificationReason.SOME_RESOLVED) {
                return;
            }
            message = message.withoutResolved();
        }
        for (String name : receiver.channels()) {
            ChannelLane lane = lanes.get(name);
            if (lane == null) {
                bury(new DeadLetter(name, message, "there is no such channel", 0, now));
            } else {
                lane.add(message, now).ifPresent(this::bury);
            }
        }
    }

    /** What may be tried now; what took too long before counts as failed. */
    List<Attempt> start(Instant now) {
        List<Attempt> started = new ArrayList<>();
        for (ChannelLane lane : lanes.values()) {
            lane.overdue(now).ifPresent(attempt -> finish(attempt, DeliveryOutcome.retry("no answer in time"), now));
            lane.start(now).ifPresent(started::add);
        }
        return started;
    }

    void finish(Attempt attempt, DeliveryOutcome outcome, Instant now) {
        attempt.lane().finish(attempt, outcome, now).ifPresent(this::bury);
    }

    /** Takes up what waited before a restart; what waited for a channel that is gone is given up. */
    void resume(String channel, List<Notification> messages, Instant now) {
        ChannelLane lane = lanes.get(channel);
        for (Notification message : messages) {
            if (lane == null) {
                bury(new DeadLetter(channel, message, "there is no such channel any more", 0, now));
            } else {
                lane.add(message, now).ifPresent(this::bury);
            }
        }
    }

    /** Lets what was given up wait again, as far as there is room; says how many. */
    int redeliver(Predicate<DeadLetter> which, Instant now) {
        List<DeadLetter> before = List.copyOf(letters);
        letters.clear();
        for (DeadLetter letter : before) {
            ChannelLane lane = lanes.get(letter.channel());
            if (lane != null && lane.hasRoom() && which.test(letter)) {
                lane.again(letter.notification(), now);
            } else {
                letters.addLast(letter);
            }
        }
        return before.size() - letters.size();
    }

    List<ChannelState> states() {
        return lanes.values().stream().map(ChannelLane::state).toList();
    }

    /**
     * Takes over the lanes whose channel and policy stay, with what is under way there, which would else be delivered
     * twice; gives the names of the others.
     */
    Set<String> adopt(DeliveryDesk before) {
        Set<String> others = new HashSet<>();
        before.lanes.forEach((name, lane) -> {
            ChannelLane own = lanes.get(name);
            if (own != null && own.servesLike(lane)) {
                lanes.put(name, lane);
            } else {
                others.add(name);
            }
        });
        return others;
    }

    private void bury(DeadLetter letter) {
        // The first, second, fourth, eighth: a channel that is full must not fill the log.
        buried++;
        if (Long.bitCount(buried) == 1) {
            LOG.warn(
                    "Message {} of group {} was not delivered by channel {} after {} attempts: {}; dead letters so far: {}",
                    letter.notification().id(),
                    letter.notification().groupKey(),
                    letter.channel(),
                    letter.attempts(),
                    letter.why(),
                    buried);
        }
        keep(letter);
    }

    /** Keeps a letter without a word: one that was told of before a restart, too. */
    void keep(DeadLetter letter) {
        if (letters.size() >= mostLetters) {
            letters.removeFirst();
        }
        letters.addLast(letter);
    }

    Optional<Instant> nextDue(Instant now) {
        return lanes.values().stream()
                .flatMap(lane -> lane.nextDue(now).stream())
                .min(Instant::compareTo);
    }

    void clockSetBack(Instant now) {
        lanes.values().forEach(lane -> lane.clockSetBack(now));
    }

    List<DeadLetter> letters() {
        return List.copyOf(letters);
    }

    Map<String, List<Notification>> waiting() {
        Map<String, List<Notification>> waiting = new LinkedHashMap<>();
        lanes.forEach((name, lane) -> waiting.put(name, lane.waiting()));
        return waiting;
    }
}
