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
 * @param listening where it listens; a free port of loopback and 16 threads by default
 * @param token whoever has it may see everything and act; 16 to 200 visible ASCII characters, random by default
 * @param mostStreams browsers that are kept up to date at the same time, 1 to 1,000; 32 by default. One more is asked
 *     to come again later
 * @param mostStreamsOfOne those among them that come from one address, 1 to 1,000; 16 by default. Behind a proxy all
 *     come from its address
 * @param writeTimeout a browser that takes nothing for this time is given up; above zero, ten seconds by default
 * @param pace the least time between two changes that are told to one browser; above zero, 250 ms by default. What
 *     changes meanwhile is told at once
 * @param heartbeat the longest silence, so that proxies keep the connection; above zero, 15 seconds by default
 */
public record DashboardServerConfig(
        MonitoringServerConfig listening,
        String token,
        int mostStreams,
        int mostStreamsOfOne,
        Duration writeTimeout,
        Duration pace,
        Duration heartbeat) {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int USUAL_THREADS = 16;

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
        InvalidValueException.requireRange("mostStreamsOfOne", mostStreamsOfOne, 1, 1_000);
        requireUpToAnHour("writeTimeout", writeTimeout);
        requireUpToAnHour("pace", pace);
        requireUpToAnHour("heartbeat", heartbeat);
    }

    private static void requireUpToAnHour(String field, Duration value) {
        if (InvalidValueException.requirePositive(field, value).compareTo(LONGEST) > 0) {
            throw new InvalidValueException(field, value, "at most " + LONGEST);
        }
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
                onLoopback(0),
                HexFormat.of().formatHex(random),
                32,
                16,
                Duration.ofSeconds(10),
                Duration.ofMillis(250),
                Duration.ofSeconds(15));
    }

    /**
     * A port of loopback, and threads enough that some slow clients keep nobody waiting.
     *
     * @param port the port, 0 for a free one, to 65535
     * @return where to listen
     * @throws InvalidValueException if the port is outside of its range
     */
    public static MonitoringServerConfig onLoopback(int port) {
        MonitoringServerConfig usual = MonitoringServerConfig.onLoopback(port);
        return new MonitoringServerConfig(usual.address(), USUAL_THREADS, usual.requestTimeout());
    }

    /**
     * The same at another place.
     *
     * @param value where it listens; beyond loopback, put a proxy with TLS in front, since the token travels as it is
     * @return the settings
     */
    public DashboardServerConfig withListening(MonitoringServerConfig value) {
        return new DashboardServerConfig(value, token, mostStreams, mostStreamsOfOne, writeTimeout, pace, heartbeat);
    }

    /**
     * The same with another token.
     *
     * @param value the token
     * @return the settings
     */
    public DashboardServerConfig withToken(String value) {
        return new DashboardServerConfig(
                listening, value, mostStreams, mostStreamsOfOne, writeTimeout, pace, heartbeat);
    }

    /**
     * The same with other bounds of the browsers that are kept up to date.
     *
     * @param most how many at the same time
     * @param mostOfOne how many of them from one address
     * @param timeout how long one may take nothing
     * @param least the least time between two changes
     * @param silence the longest silence
     * @return the settings
     */
    public DashboardServerConfig withStreams(
            int most, int mostOfOne, Duration timeout, Duration least, Duration silence) {
        return new DashboardServerConfig(listening, token, most, mostOfOne, timeout, least, silence);
    }

    @Override
    public String toString() {
        return "DashboardServerConfig[listening=" + listening + ", mostStreams=" + mostStreams + ']';
    }
}
