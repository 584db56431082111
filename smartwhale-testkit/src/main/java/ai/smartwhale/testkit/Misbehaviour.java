// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.random.RandomGenerator;

/**
 * What a {@link StandInDataService} does wrong for a while, switched while it runs. At most one thing is done wrong
 * with one answer. Thread-safe.
 */
public final class Misbehaviour {

    /** A wrong thing to do with an answer. */
    public enum Kind {
        /** It is never sent. */
        SILENT,
        /** It is sent twice. */
        TWICE,
        /** It is sent after {@link #lateBy}. */
        LATE,
        /** Bytes that nobody can read are sent instead. */
        GARBAGE,
        /** It is sent on the topic of another model. */
        MISDIRECTED,
        /** The answer to another request, made for another model, is sent under the id of this one. */
        MIXED_UP,
        /** It says that the source is unavailable. */
        UNAVAILABLE
    }

    /** As {@code shares} says, and so much slower. */
    private record State(Optional<Kind> kind, double share, Duration slower) {}

    private static final State GOOD = new State(Optional.empty(), 0, Duration.ZERO);

    private final AtomicLongArray done = new AtomicLongArray(Kind.values().length);
    private final Duration lateBy;
    private volatile State state = GOOD;

    private Misbehaviour(Duration lateBy) {
        this.lateBy = lateBy;
    }

    /**
     * One that does nothing wrong yet.
     *
     * @param lateBy how much later {@link Kind#LATE} answers are sent, above zero
     * @return the switch
     * @throws InvalidValueException if the time is not above zero
     */
    public static Misbehaviour create(Duration lateBy) {
        return new Misbehaviour(InvalidValueException.requirePositive("lateBy", lateBy));
    }

    /**
     * Begins to do something wrong, and ends what was done wrong before.
     *
     * @param kind what
     * @param share with how many of all answers, 0..1
     * @throws InvalidValueException if the share is outside its range
     */
    public void begin(Kind kind, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new InvalidValueException("share", share, "0..1");
        }
        state = new State(Optional.of(kind), share, Duration.ZERO);
    }

    /**
     * Becomes slower, and ends what was done wrong before.
     *
     * @param by how much longer each request takes, zero or more
     * @throws InvalidValueException if the time is negative
     */
    public void slower(Duration by) {
        if (InvalidValueException.requirePresent("by", by).isNegative()) {
            throw new InvalidValueException("by", by, "zero or more");
        }
        state = new State(Optional.empty(), 0, by);
    }

    /** Does everything right again. */
    public void end() {
        state = GOOD;
    }

    /**
     * How often something was done wrong.
     *
     * @param kind what
     * @return how many answers were spoilt
     */
    public long count(Kind kind) {
        return done.get(kind.ordinal());
    }

    /**
     * How much later {@link Kind#LATE} answers are sent.
     *
     * @return the time
     */
    public Duration lateBy() {
        return lateBy;
    }

    /**
     * How much slower it is now.
     *
     * @return the time that is added
     */
    public Duration slower() {
        return state.slower();
    }

    /**
     * Draws what is done wrong with an answer, and counts it.
     *
     * @param random where chance comes from
     * @return what, if anything
     */
    public Optional<Kind> draw(RandomGenerator random) {
        State now = state;
        Optional<Kind> kind = now.kind().filter(any -> random.nextDouble() < now.share());
        kind.ifPresent(spoilt -> done.incrementAndGet(spoilt.ordinal()));
        return kind;
    }
}
