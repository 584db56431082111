// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A check and the terms it runs on.
 *
 * @param name what it is called: a-z, 0-9, '_', '-', '.'; begins with a letter; 64 characters at most
 * @param check finds out
 * @param groups what it counts for; readiness by default
 * @param critical whether the whole is down when this is; otherwise it is degraded; true by default
 * @param timeout how long it may take, above zero; two seconds by default
 * @param ttl how long what it found is given out again, above zero; five seconds by default
 * @param failuresToFall how many findings that are worse in a row it takes to show them, 1 to 100; 1 by default
 * @param successesToRise how many findings that are better in a row it takes to show them, 1 to 100; 1 by default
 */
public record HealthCheckSpec(
        String name,
        HealthCheck check,
        Set<HealthGroup> groups,
        boolean critical,
        Duration timeout,
        Duration ttl,
        int failuresToFall,
        int successesToRise) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.-]{0,63}");

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public HealthCheckSpec {
        InvalidValueException.requireText("name", name);
        if (!NAME.matcher(name).matches()) {
            throw new InvalidValueException("name", name, "a-z, 0-9, '_', '-', '.', 64 characters at most");
        }
        InvalidValueException.requirePresent("check", check);
        InvalidValueException.requirePresent("groups", groups);
        InvalidValueException.requireRange("groups", groups.size(), 1, HealthGroup.values().length);
        groups = Collections.unmodifiableSet(EnumSet.copyOf(groups));
        InvalidValueException.requirePositive("timeout", timeout);
        InvalidValueException.requirePositive("ttl", ttl);
        InvalidValueException.requireRange("failuresToFall", failuresToFall, 1, 100);
        InvalidValueException.requireRange("successesToRise", successesToRise, 1, 100);
    }

    /**
     * A check with the defaults.
     *
     * @param name what it is called
     * @param check finds out
     * @return the spec
     */
    public static HealthCheckSpec of(String name, HealthCheck check) {
        return builder(name, check).build();
    }

    /**
     * Starts from the defaults.
     *
     * @param name what it is called
     * @param check finds out
     * @return a builder
     */
    public static Builder builder(String name, HealthCheck check) {
        return new Builder(name, check);
    }

    /** Collects settings; not thread-safe. */
    public static final class Builder {

        private final String name;
        private final HealthCheck check;
        private Set<HealthGroup> groups = Set.of(HealthGroup.READINESS);
        private boolean critical = true;
        private Duration timeout = Duration.ofSeconds(2);
        private Duration ttl = Duration.ofSeconds(5);
        private int failuresToFall = 1;
        private int successesToRise = 1;

        private Builder(String name, HealthCheck check) {
            this.name = name;
            this.check = check;
        }

        /**
         * Sets what it counts for.
         *
         * @param values one or more
         * @return this
         */
        public Builder groups(HealthGroup... values) {
            this.groups = Set.of(values);
            return this;
        }

        /**
         * Sets whether the whole is down when this is.
         *
         * @param value whether
         * @return this
         */
        public Builder critical(boolean value) {
            this.critical = value;
            return this;
        }

        /**
         * Sets how long it may take.
         *
         * @param value above zero
         * @return this
         */
        public Builder timeout(Duration value) {
            this.timeout = value;
            return this;
        }

        /**
         * Sets how long what it found is given out again.
         *
         * @param value above zero
         * @return this
         */
        public Builder ttl(Duration value) {
            this.ttl = value;
            return this;
        }

        /**
         * Sets how many findings in a row it takes to change what is shown.
         *
         * @param failures to show worse, 1 to 100
         * @param successes to show better, 1 to 100
         * @return this
         */
        public Builder damping(int failures, int successes) {
            this.failuresToFall = failures;
            this.successesToRise = successes;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the spec
         * @throws InvalidValueException if a setting is outside of its range
         */
        public HealthCheckSpec build() {
            return new HealthCheckSpec(name, check, groups, critical, timeout, ttl, failuresToFall, successesToRise);
        }
    }
}
