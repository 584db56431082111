// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How Redis is reached. The password is in no text that this object makes.
 *
 * @param host the name or address
 * @param port 1 to 65,535
 * @param user the user, empty for the default one
 * @param password the password, if one is needed
 * @param tls whether the connection is encrypted
 * @param database the number of the database, 0 to 10,000
 * @param prefix with which all keys begin, so that several systems share a server: letters, digits, dots, underscores,
 *     hyphens
 * @param connectTimeout how long connecting may take
 * @param commandTimeout how long a command may take
 * @param maxInFlight commands that wait for their answer at the same time, 16 to 1,000,000; more fail at once
 * @param heartbeat how often it is checked that invalidations arrive
 */
public record RedisConfig(
        String host,
        int port,
        Optional<String> user,
        Optional<String> password,
        boolean tls,
        int database,
        String prefix,
        Duration connectTimeout,
        Duration commandTimeout,
        int maxInFlight,
        Duration heartbeat) {

    /** The default of {@link #prefix()}. */
    public static final String DEFAULT_PREFIX = "smartwhale";
    /** The default of {@link #connectTimeout()}: two seconds. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /** The default of {@link #commandTimeout()}: half a second. */
    public static final Duration DEFAULT_COMMAND_TIMEOUT = Duration.ofMillis(500);
    /** The default of {@link #maxInFlight()}. */
    public static final int DEFAULT_MAX_IN_FLIGHT = 20_000;
    /** The default of {@link #heartbeat()}: half a second. */
    public static final Duration DEFAULT_HEARTBEAT = Duration.ofMillis(500);

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern ADDRESS = Pattern.compile("([^:\\s]+|\\[[0-9A-Fa-f:.]+\\]):(\\d{1,5})");

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public RedisConfig {
        InvalidValueException.requireText("host", host);
        InvalidValueException.requireRange("port", port, 1, 65_535);
        InvalidValueException.requireRange("database", database, 0, 10_000);
        if (!PREFIX.matcher(InvalidValueException.requirePresent("prefix", prefix))
                .matches()) {
            throw new InvalidValueException("prefix", prefix, PREFIX.pattern());
        }
        InvalidValueException.requirePositive("connectTimeout", connectTimeout);
        InvalidValueException.requirePositive("commandTimeout", commandTimeout);
        InvalidValueException.requireRange("maxInFlight", maxInFlight, 16, 1_000_000);
        InvalidValueException.requirePositive("heartbeat", heartbeat);
    }

    /**
     * A server without a password, with defaults for all else.
     *
     * @param address {@code host:port}; an IPv6 address in brackets
     * @return the configuration
     * @throws InvalidValueException if it is no address
     */
    public static RedisConfig of(String address) {
        return builder(address).build();
    }

    /**
     * Starts from the defaults.
     *
     * @param address {@code host:port}; an IPv6 address in brackets
     * @return a builder
     * @throws InvalidValueException if it is no address
     */
    public static RedisConfigBuilder builder(String address) {
        var matcher = ADDRESS.matcher(InvalidValueException.requirePresent("address", address));
        if (!matcher.matches()) {
            throw new InvalidValueException("address", address, "host:port");
        }
        String host = matcher.group(1);
        return new RedisConfigBuilder(
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host, Integer.parseInt(matcher.group(2)));
    }

    /**
     * The address, without what is secret.
     *
     * @return {@code host:port}
     */
    @Override
    public String toString() {
        return host + ':' + port;
    }
}
