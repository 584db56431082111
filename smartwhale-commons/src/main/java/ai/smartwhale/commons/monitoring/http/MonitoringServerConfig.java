// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.http;

import ai.smartwhale.commons.InvalidValueException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Where a server listens, and its bounds.
 *
 * @param address where it listens; a free port of loopback by default. On any other address everybody who reaches it
 *     can read it.
 * @param threads requests that are answered at the same time at most, 1 to 64; 2 by default
 * @param requestTimeout how long a request may take from its first byte to the last of the answer, above zero; ten
 *     seconds by default. Whoever is slower finds the connection closed.
 */
public record MonitoringServerConfig(InetSocketAddress address, int threads, Duration requestTimeout) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public MonitoringServerConfig {
        InvalidValueException.requirePresent("address", address);
        if (address.isUnresolved()) {
            throw new InvalidValueException("address", address, "the address of this host");
        }
        InvalidValueException.requireRange("threads", threads, 1, 64);
        InvalidValueException.requirePositive("requestTimeout", requestTimeout);
    }

    /**
     * A free port of loopback.
     *
     * @return the settings
     */
    public static MonitoringServerConfig defaults() {
        return onLoopback(0);
    }

    /**
     * A port of loopback.
     *
     * @param port the port, 0 for a free one, to 65535
     * @return the settings
     * @throws InvalidValueException if the port is outside of its range
     */
    public static MonitoringServerConfig onLoopback(int port) {
        InvalidValueException.requireRange("port", port, 0, 65_535);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new MonitoringServerConfig(address, 2, Duration.ofSeconds(10));
    }
}
