// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.commons.InvalidValueException;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * The dashboard for browsers; nothing that it shows is fetched from elsewhere.
 *
 * <ul>
 *   <li>{@code /} the page, which asks for the token unless it comes behind {@code #token=} in the address
 *   <li>{@code /api/session}, POST with the token as {@code Authorization: Bearer}, gives the browser a cookie
 *   <li>{@code /api/snapshot} all that is shown now
 *   <li>{@code /api/series?name=REQUESTS&seconds=900} what was before
 *   <li>{@code /api/alerts} the alerts; POST to {@code /api/alerts/acknowledge} and {@code /api/alerts/silence}
 *   <li>{@code /events} changes as they come, as server-sent events
 * </ul>
 *
 * All but the page itself wants the token or the cookie. A slow browser holds nobody up: it is told what changed in the
 * meantime at once, or the whole. Thread-safe.
 */
public interface DashboardServer extends AutoCloseable {

    /**
     * Where it listens.
     *
     * @return the address, with the port that was found
     */
    InetSocketAddress address();

    /**
     * The address of the page for the browser of whoever may see it.
     *
     * @return the address with the token behind {@code #}, which browsers do not send; do not log it
     */
    URI pageWithToken();

    /** Stops to listen and ends its threads; the manager goes on. Closing again does nothing. */
    @Override
    void close();

    /**
     * Starts from a server without actions on alerts.
     *
     * @param manager what is shown; not closed by the server
     * @return a builder
     */
    static DashboardServerBuilder builder(DashboardManager manager) {
        return new DashboardServerBuilder(InvalidValueException.requirePresent("manager", manager));
    }
}
