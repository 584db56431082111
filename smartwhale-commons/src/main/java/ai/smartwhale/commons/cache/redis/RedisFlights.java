// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.MissingDependencyException;
import ai.smartwhale.commons.cache.flight.SharedFlights;

/** The door to marks in Redis. This class loads without the client on the class path; connecting does not. */
public final class RedisFlights {

    private static final String FEATURE = "marks of what is under way in Redis";
    private static final String CLIENT = "io.lettuce.core.RedisClient";

    private RedisFlights() {}

    /**
     * Connects to a server, version 6.0 or newer. Two threads of the client run until it is closed.
     *
     * @param config how it is reached; its command timeout bounds every question
     * @param mostWaiting how many instances may wait for one flight, 1 to 10,000
     * @return the marks
     * @throws ai.smartwhale.commons.cache.RemoteStoreException if it cannot be reached, or refuses the password
     * @throws MissingDependencyException if the client is not on the class path
     */
    public static SharedFlights connect(RedisConfig config, int mostWaiting) {
        InvalidValueException.requirePresent("config", config);
        InvalidValueException.requireRange("mostWaiting", mostWaiting, 1, 10_000);
        try {
            return LettuceFlights.connect(config, mostWaiting);
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException(FEATURE, RedisStore.DEPENDENCY, e);
        }
    }

    /**
     * Finds out early whether connecting could work.
     *
     * @throws MissingDependencyException if the client is not on the class path
     */
    public static void requireClient() {
        try {
            Class.forName(CLIENT, false, RedisFlights.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new MissingDependencyException(FEATURE, RedisStore.DEPENDENCY, e);
        }
    }
}
