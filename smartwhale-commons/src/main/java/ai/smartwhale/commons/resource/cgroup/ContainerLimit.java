// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource.cgroup;

import ai.smartwhale.commons.InvalidValueException;
import java.util.OptionalLong;

/**
 * One limit of a container: known, known to be absent, or unknown because nothing readable said anything.
 *
 * @param state which of the three
 * @param value the limit if it is known, 0 otherwise
 */
public record ContainerLimit(State state, long value) {

    /** What is known about a limit. */
    public enum State {
        /** There is a limit. */
        LIMITED,
        /** It is certain that there is none. */
        UNLIMITED,
        /** Nothing readable said anything. */
        UNKNOWN
    }

    /** No limit. */
    public static final ContainerLimit UNLIMITED = new ContainerLimit(State.UNLIMITED, 0);

    /** Nothing known. */
    public static final ContainerLimit UNKNOWN = new ContainerLimit(State.UNKNOWN, 0);

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if the value is negative
     */
    public ContainerLimit {
        InvalidValueException.requirePresent("state", state);
        InvalidValueException.requireRange("value", value, 0, Long.MAX_VALUE);
    }

    /**
     * A known limit.
     *
     * @param value the limit, not negative
     * @return the limit
     */
    public static ContainerLimit of(long value) {
        return new ContainerLimit(State.LIMITED, value);
    }

    /**
     * The limit as a number.
     *
     * @return the limit, or nothing where there is none or none is known
     */
    public OptionalLong limit() {
        return state == State.LIMITED ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /**
     * What holds where both hold: the lower of two limits; an unreadable one makes an absent one unknown, but never
     * hides a known one.
     *
     * @param other the other limit
     * @return the tighter of both
     */
    public ContainerLimit and(ContainerLimit other) {
        if (state == State.LIMITED && other.state == State.LIMITED) {
            return value <= other.value ? this : other;
        }
        if (state == State.LIMITED || other.state == State.LIMITED) {
            return state == State.LIMITED ? this : other;
        }
        return state == State.UNKNOWN ? this : other;
    }
}
