// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When a recurring task is due. Immutable. */
public sealed interface Schedule {

    /** The shortest period and the shortest delay: one millisecond. */
    Duration SHORTEST = Duration.ofMillis(1);

    /** The longest period and the longest delay: ten years. */
    Duration LONGEST = Duration.ofDays(3653);

    /**
     * When the first run is due.
     *
     * @param now the present
     * @return the moment; absent if there is none ever
     */
    Optional<Instant> first(Instant now);

    /**
     * When the run after another is due.
     *
     * @param previous when the other was due; for a fixed delay, when it ended
     * @return the moment; absent if there is none ever
     */
    Optional<Instant> after(Instant previous);

    /**
     * Due again and again after the same time, however long a run takes.
     *
     * @param period from one run to the next
     * @param initialDelay until the first
     */
    record FixedRate(Duration period, Duration initialDelay) implements Schedule {

        /** Checks both. */
        public FixedRate {
            requireDuration("period", period, SHORTEST);
            requireDuration("initialDelay", initialDelay, Duration.ZERO);
        }

        @Override
        public Optional<Instant> first(Instant now) {
            return Optional.of(now.plus(initialDelay));
        }

        @Override
        public Optional<Instant> after(Instant previous) {
            return Optional.of(previous.plus(period));
        }
    }

    /**
     * Due again some time after the run before has ended.
     *
     * @param delay from the end of one run to the start of the next
     * @param initialDelay until the first
     */
    record FixedDelay(Duration delay, Duration initialDelay) implements Schedule {

        /** Checks both. */
        public FixedDelay {
            requireDuration("delay", delay, SHORTEST);
            requireDuration("initialDelay", initialDelay, Duration.ZERO);
        }

        @Override
        public Optional<Instant> first(Instant now) {
            return Optional.of(now.plus(initialDelay));
        }

        @Override
        public Optional<Instant> after(Instant previous) {
            return Optional.of(previous.plus(delay));
        }
    }

    /**
     * Due as a cron expression says.
     *
     * @param expression the expression
     * @param zone in whose local time it is meant
     */
    record Cron(CronExpression expression, ZoneId zone) implements Schedule {

        /** Checks both. */
        public Cron {
            InvalidValueException.requirePresent("expression", expression);
            InvalidValueException.requirePresent("zone", zone);
        }

        @Override
        public Optional<Instant> first(Instant now) {
            return expression.next(now, zone);
        }

        @Override
        public Optional<Instant> after(Instant previous) {
            return expression.next(previous, zone);
        }
    }

    /**
     * Due again and again after the same time, for the first time after one period.
     *
     * @param period from one run to the next, 1 ms to ten years
     * @return the schedule
     * @throws InvalidValueException if the period is outside of its range
     */
    static Schedule fixedRate(Duration period) {
        return new FixedRate(period, InvalidValueException.requirePresent("period", period));
    }

    /**
     * Due again some time after the run before has ended, for the first time after one delay.
     *
     * @param delay from the end of one run to the start of the next, 1 ms to ten years
     * @return the schedule
     * @throws InvalidValueException if the delay is outside of its range
     */
    static Schedule fixedDelay(Duration delay) {
        return new FixedDelay(delay, InvalidValueException.requirePresent("delay", delay));
    }

    /**
     * Due as a cron expression says.
     *
     * @param expression as {@link CronExpression#parse} reads it
     * @param zone in whose local time it is meant
     * @return the schedule
     * @throws InvalidCronException if it is not a cron expression
     */
    static Schedule cron(String expression, ZoneId zone) {
        return new Cron(CronExpression.parse(expression), zone);
    }

    private static void requireDuration(String field, Duration value, Duration least) {
        InvalidValueException.requirePresent(field, value);
        if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
            throw new InvalidValueException(field, value, least + ".." + LONGEST);
        }
    }
}
