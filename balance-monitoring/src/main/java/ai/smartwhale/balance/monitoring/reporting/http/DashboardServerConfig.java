// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.http.MonitoringServerConfig;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Where the dashboard listens, who may see it, and its bounds. Immutable; its text does not tell the token.
 *
 * @param listening where it listens; a free port of loopback by default
 * @param token whoever has it may see everything and act; 16 to 200 visible ASCII characters, random by default
 * @param mostStreams browsers that are kept up to date at the same time, 1 to 1,000; 32 by default. One more is asked
 *     to come again later
 * @param writeTimeout a browser that takes nothing for this time is given up; above zero, ten seconds by default
 * @param pace the least time between two changes that are told to one browser; above zero, 250 ms by default. What
 *     changes meanwhile is told at once
 * @param heartbeat the longest silence, so that proxies keep the connection; above zero, 15 seconds by default
 */
public record DashboardServerConfig(
        MonitoringServerConfig listening,
        String token,
        int mostStreams,
        Duration writeTimeout,
        Duration pace,
        Duration heartbeat) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range; the token is not repeated
     */
    public DashboardServerConfig {
        InvalidValueException.requirePresent("listening", listening);
        InvalidValueException.requirePresent("token", token);
        if (token.length() < 16 || token.length() > 200 || !token.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new InvalidValueException("token", "(hidden)", "16 to 200 visible ASCII characters");
        }
        InvalidValueException.requireRange("mostStreams", mostStreams, 1, 1_000);
        InvalidValueException.requirePositive("writeTimeout", writeTimeout);
        InvalidValueException.requirePositive("pace", pace);
        InvalidValueException.requirePositive("heartbeat", heartbeat);
    }

    /**
     * A free port of loopback and a random token.
     *
     * @return the settings
     */
    public static DashboardServerConfig withDefaults() {
        byte[] random = new byte[20];
        new SecureRandom().nextBytes(random);
        return new DashboardServerConfig(
                MonitoringServerConfig.defaults(),
                HexFormat.of().formatHex(random),
                32,
                Duration.ofSeconds(10),
                Duration.ofMillis(250),
                Duration.ofSeconds(15));
    }

    /**
     * The same at another place.
     *
     * @param value where it listens; beyond loopback, put a proxy with TLS in front, since the token travels as it is
     * @return the settings
     */
    public DashboardServerConfig withListening(MonitoringServerConfig value) {
        return new DashboardServerConfig(value, token, mostStreams, writeTimeout, pace, heartbeat);
    }

    /**
     * The same with another token.
     *
     * @param value the token
     * @return the settings
     */
    public DashboardServerConfig withToken(String value) {
        return new DashboardServerConfig(listening, value, mostStreams, writeTimeout, pace, heartbeat);
    }

    /**
     * The same with other bounds of the browsers that are kept up to date.
     *
     * @param most how many at the same time
     * @param timeout how long one may take nothing
     * @param least the least time between two changes
     * @param silence the longest silence
     * @return the settings
     */
    public DashboardServerConfig withStreams(int most, Duration timeout, Duration least, Duration silence) {
        return new DashboardServerConfig(listening, token, most, timeout, least, silence);
    }

    @Override
    public String toString() {
        return "DashboardServerConfig[listening=" + listening + ", mostStreams=" + mostStreams + ']';
    }
}
