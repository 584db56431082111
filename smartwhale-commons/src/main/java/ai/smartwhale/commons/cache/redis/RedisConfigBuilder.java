// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import java.time.Duration;
import java.util.Optional;

/** Builds a {@link RedisConfig}. Not thread-safe. */
public final class RedisConfigBuilder {

    private final String host;
    private final int port;
    private Optional<String> user = Optional.empty();
    private Optional<String> password = Optional.empty();
    private boolean tls;
    private int database;
    private String prefix = RedisConfig.DEFAULT_PREFIX;
    private Duration connectTimeout = RedisConfig.DEFAULT_CONNECT_TIMEOUT;
    private Duration commandTimeout = RedisConfig.DEFAULT_COMMAND_TIMEOUT;
    private int maxInFlight = RedisConfig.DEFAULT_MAX_IN_FLIGHT;
    private Duration heartbeat = RedisConfig.DEFAULT_HEARTBEAT;

    RedisConfigBuilder(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /**
     * Sets the user; the default one by default.
     *
     * @param value the name
     * @return this
     */
    public RedisConfigBuilder user(String value) {
        user = Optional.of(value);
        return this;
    }

    /**
     * Sets the password; none by default.
     *
     * @param value the password
     * @return this
     */
    public RedisConfigBuilder password(String value) {
        password = Optional.of(value);
        return this;
    }

    /**
     * Encrypts the connection.
     *
     * @param value false by default
     * @return this
     */
    public RedisConfigBuilder tls(boolean value) {
        tls = value;
        return this;
    }

    /**
     * Sets the database; 0 by default.
     *
     * @param value its number
     * @return this
     */
    public RedisConfigBuilder database(int value) {
        database = value;
        return this;
    }

    /**
     * Sets with what all keys begin; {@value RedisConfig#DEFAULT_PREFIX} by default.
     *
     * @param value the prefix
     * @return this
     */
    public RedisConfigBuilder prefix(String value) {
        prefix = value;
        return this;
    }

    /**
     * Sets how long connecting may take; two seconds by default.
     *
     * @param value the time
     * @return this
     */
    public RedisConfigBuilder connectTimeout(Duration value) {
        connectTimeout = value;
        return this;
    }

    /**
     * Sets how long a command may take; half a second by default.
     *
     * @param value the time
     * @return this
     */
    public RedisConfigBuilder commandTimeout(Duration value) {
        commandTimeout = value;
        return this;
    }

    /**
     * Sets how many commands may wait for their answer; {@value RedisConfig#DEFAULT_MAX_IN_FLIGHT} by default.
     *
     * @param value the number
     * @return this
     */
    public RedisConfigBuilder maxInFlight(int value) {
        maxInFlight = value;
        return this;
    }

    /**
     * Sets how often it is checked that invalidations arrive; every half second by default.
     *
     * @param value the time
     * @return this
     */
    public RedisConfigBuilder heartbeat(Duration value) {
        heartbeat = value;
        return this;
    }

    /**
     * Builds the configuration.
     *
     * @return the configuration
     * @throws ai.smartwhale.commons.InvalidValueException if a value is outside of its range
     */
    public RedisConfig build() {
        return new RedisConfig(
                host,
                port,
                user,
                password,
                tls,
                database,
                prefix,
                connectTimeout,
                commandTimeout,
                maxInFlight,
                heartbeat);
    }
}
