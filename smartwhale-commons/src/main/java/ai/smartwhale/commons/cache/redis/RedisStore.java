// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.MissingDependencyException;
import ai.smartwhale.commons.cache.RemoteStore;
import ai.smartwhale.commons.concurrent.CommonsExecutors;

/** The door to Redis. This class loads without the client on the class path; connecting does not. */
public final class RedisStore {

    /** What has to be on the class path. */
    public static final String DEPENDENCY = "io.lettuce:lettuce-core:7.7.0.RELEASE";

    private RedisStore() {}

    /**
     * Connects to a server, version 6.0 or newer. Two threads of the client run until the store is closed.
     *
     * @param config how it is reached
     * @param executors run the heartbeat; not closed by the store
     * @return the store
     * @throws ai.smartwhale.commons.cache.RemoteStoreException if it cannot be reached, or refuses the password
     * @throws MissingDependencyException if the client is not on the class path
     */
    public static RemoteStore connect(RedisConfig config, CommonsExecutors executors) {
        InvalidValueException.requirePresent("config", config);
        InvalidValueException.requirePresent("executors", executors);
        try {
            return LettuceStore.connect(config, executors);
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException("the cache layer on Redis", DEPENDENCY, e);
        }
    }
}
