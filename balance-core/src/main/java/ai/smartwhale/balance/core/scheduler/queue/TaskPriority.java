// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler.queue;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.Priority;
import java.util.stream.IntStream;

/**
 * How urgent something is, on the one scale of the suite: ten levels, of which a lower one is more urgent.
 *
 * @param level 1 for the most urgent to 10 for the least
 */
public record TaskPriority(int level) implements Comparable<TaskPriority> {

    /** The number of levels. */
    public static final int LEVELS = 10;

    private static final TaskPriority[] ALL =
            IntStream.rangeClosed(1, LEVELS).mapToObj(TaskPriority::new).toArray(TaskPriority[]::new);

    /** Before everything else: level 1. */
    public static final TaskPriority MOST_URGENT = of(1);

    /** The priority of what does not name one: level 5. */
    public static final TaskPriority DEFAULT = of(5);

    /** After everything else: level 10. */
    public static final TaskPriority LEAST_URGENT = of(LEVELS);

    /**
     * Checks the level.
     *
     * @throws InvalidValueException if the level is outside of 1..10
     */
    public TaskPriority {
        InvalidValueException.requireRange("level", level, 1, LEVELS);
    }

    /**
     * Finds a priority by its level, without making a new one.
     *
     * @param level 1..10
     * @return the priority
     * @throws InvalidValueException if the level is outside of 1..10
     */
    public static TaskPriority of(int level) {
        return ALL[(int) InvalidValueException.requireRange("level", level, 1, LEVELS) - 1];
    }

    /**
     * The level nearest to a number that may lie outside of the scale.
     *
     * @param level any number
     * @return the priority of the number, or the first or last one
     */
    public static TaskPriority nearest(long level) {
        return ALL[(int) Math.max(1, Math.min(LEVELS, level)) - 1];
    }

    /**
     * Maps a priority as it travels. This is the one place where the five levels of the wire meet the ten in here: they
     * take the odd ones, so that {@link Priority#MEDIUM} is {@link #DEFAULT} and there is room to adjust between them.
     *
     * @param wire the priority of a request
     * @return level 1, 3, 5, 7 or 9
     */
    public static TaskPriority from(Priority wire) {
        return of(2 * InvalidValueException.requirePresent("wire", wire).level() - 1);
    }

    /**
     * Moves along the scale and stops at its ends.
     *
     * @param levels how many; negative to become more urgent
     * @return the priority
     */
    public TaskPriority shifted(int levels) {
        return nearest((long) level + levels);
    }

    /**
     * Compares urgency.
     *
     * @param other another priority
     * @return whether this one is more urgent
     */
    public boolean isMoreUrgentThan(TaskPriority other) {
        return level < other.level;
    }

    /** The more urgent first. */
    @Override
    public int compareTo(TaskPriority other) {
        return Integer.compare(level, other.level);
    }
}
