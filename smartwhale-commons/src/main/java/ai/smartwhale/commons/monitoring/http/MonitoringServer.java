// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.http;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * Serves metrics and health over HTTP, to GET and HEAD alone:
 *
 * <ul>
 *   <li>{@code /metrics} as OpenMetrics, as the text of Prometheus or as JSON, whichever {@code Accept} likes best
 *   <li>{@code /health} of all checks, {@code /health/live}, {@code /health/ready} and {@code /health/startup} of one
 *       group; status 503 where it is down, 200 otherwise
 *   <li>{@code /dashboard} as a page for people
 * </ul>
 *
 * On loopback it answers only to those who call it {@code localhost} or by its address, so that no page of a browser
 * can read it under another name. Thread-safe.
 */
public interface MonitoringServer extends AutoCloseable {

    /**
     * Where it listens.
     *
     * @return the address, with the port that was found
     */
    InetSocketAddress address();

    /**
     * Where a path of it is.
     *
     * @param path the path, which begins with a slash
     * @return the address as others write it
     */
    URI uri(String path);

    /** Stops to listen, ends what is being answered, and ends its threads. Closing again does nothing. */
    @Override
    void close();

    /**
     * Starts from a server that has nothing to tell.
     *
     * @return a builder
     */
    static MonitoringServerBuilder builder() {
        return new MonitoringServerBuilder();
    }
}
