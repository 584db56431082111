// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Takes alerts and tells people: it groups, mutes, repeats, escalates and delivers.
 *
 * <p>It has no thread. Whoever owns it calls {@link #advance} when {@link #nextDue} says so, or every second. What is
 * told and when depends only on the alerts, the configuration and the clock that was given. Every message is delivered
 * at least once, and in order per channel; what a channel's rate holds back is told in a digest. Safe for use by many
 * threads; channels are called outside of its lock.
 */
public interface AlertNotifier extends AutoCloseable {

    /**
     * Begins a notifier.
     *
     * @param config who is told of which alerts, and when
     * @return the builder
     */
    static AlertNotifierBuilder builder(NotifierConfig config) {
        return new AlertNotifierBuilder(config);
    }

    /**
     * Takes an alert, new, told again or ended. One that goes on has begun when it was first said to have.
     *
     * @param alert the alert
     * @return what became of it
     * @throws IllegalStateException after {@link #close}
     */
    AcceptOutcome accept(NotifiedAlert alert);

    /**
     * Does all that is due: makes messages, and starts their delivery.
     *
     * @return how many messages were made
     * @throws IllegalStateException after {@link #close}
     */
    int advance();

    /**
     * When there is something to do next, unless something comes in before.
     *
     * @return the time; empty if nothing is followed and nothing waits
     */
    Optional<Instant> nextDue();

    /**
     * Adds a silence, or replaces the one with the same id.
     *
     * @param silence the silence
     * @throws ai.smartwhale.commons.LimitExceededException if there are as many as the limits allow
     */
    void silence(Silence silence);

    /**
     * Ends a silence before its time.
     *
     * @param id the silence
     * @return whether there was one
     */
    boolean endSilence(String id);

    /**
     * The silences that have not ended.
     *
     * @return in the order in which they were added
     */
    List<Silence> silences();

    /**
     * Takes on the trouble of a group: no repeats and no escalation for a time.
     *
     * @param groupKey the group
     * @param by who
     * @param across for how long, above zero
     * @return whether people have been told of such a group
     */
    boolean acknowledge(String groupKey, String by, Duration across);

    /**
     * The groups there are.
     *
     * @return by the time at which they are due
     */
    List<GroupState> groups();

    /**
     * What could not be delivered.
     *
     * @return the oldest first
     */
    List<DeadLetter> deadLetters();

    /**
     * Lets what could not be delivered wait for its channel again, as if it had just been made; the rest stays.
     *
     * @param which of the dead letters; called under the notifier's lock, so it must not wait
     * @return how many wait again: those for which there is a channel and room
     */
    int redeliver(Predicate<DeadLetter> which);

    /**
     * How the channels do.
     *
     * @return in the order in which they were added
     */
    List<ChannelState> channels();

    /**
     * Sends a message to a receiver to try it out.
     *
     * @param receiver the receiver
     * @throws ai.smartwhale.commons.InvalidValueException if there is none of this name
     */
    void test(String receiver);

    /**
     * Takes another configuration. What is known, told, silenced, acknowledged and waiting stays.
     *
     * @param config who is told from now on
     * @param channels all channels; what waits for one that is gone becomes dead letters
     * @throws ai.smartwhale.commons.InvalidValueException if a receiver names a channel that there is not
     */
    void reload(NotifierConfig config, Collection<NotificationChannel> channels);

    /**
     * Writes the state to its file; does nothing without one. What has happened since the last time is lost in a crash:
     * at worst the messages since then are told again.
     *
     * @throws IOException if it cannot be written; the last state stays
     */
    void save() throws IOException;

    /**
     * Saves the state and ends it. May be called again.
     *
     * @throws IOException if the state cannot be written; it is closed then too
     */
    @Override
    void close() throws IOException;
}
