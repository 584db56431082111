// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.commons.monitoring.http.MonitoringServer;
import ai.smartwhale.commons.monitoring.http.MonitoringServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The monitoring server with the dashboard behind it. */
final class DefaultDashboardServer implements DashboardServer {

    private final MonitoringServer server;
    private final EventStreams streams;
    private final String token;

    private DefaultDashboardServer(MonitoringServer server, EventStreams streams, String token) {
        this.server = server;
        this.streams = streams;
        this.token = token;
    }

    static DashboardServer start(
            DashboardManager manager,
            DashboardServerConfig config,
            Optional<AlertActions> actions,
            MonitoringServerBuilder pages)
            throws IOException {
        Assets assets = Assets.load();
        RenderedChanges rendered = new RenderedChanges(manager);
        EventStreams streams = new EventStreams(manager, rendered, config);
        Gate gate = new Gate(config.token());
        AlertEndpoint alerts = new AlertEndpoint(manager, actions);
        DashboardHandler handler = new DashboardHandler(manager, assets, rendered, gate, alerts, streams);
        try {
            MonitoringServer server =
                    pages.config(config.listening()).others(handler).start();
            return new DefaultDashboardServer(server, streams, config.token());
        } catch (IOException | RuntimeException e) {
            streams.close();
            throw e;
        }
    }

    @Override
    public InetSocketAddress address() {
        return server.address();
    }

    @Override
    public URI pageWithToken() {
        return URI.create(server.uri("/") + "#token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
        streams.close();
    }
}
