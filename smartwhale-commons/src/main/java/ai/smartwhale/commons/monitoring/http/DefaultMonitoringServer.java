// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.http;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** The server of the JDK with threads and bounds of its own. */
final class DefaultMonitoringServer implements MonitoringServer {

    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final HttpServer server;
    private final CommonsExecutors executors;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DefaultMonitoringServer(HttpServer server, CommonsExecutors executors) {
        this.server = server;
        this.executors = executors;
    }

    static MonitoringServer start(MonitoringServerConfig config, HttpHandler handler) throws IOException {
        sendWithoutDelay();
        HttpServer server = HttpServer.create(config.address(), 0);
        CommonsExecutors executors = CommonsExecutors.create("monitoring-http", config.threads());
        DefaultMonitoringServer started = new DefaultMonitoringServer(server, executors);
        try {
            var unused = server.createContext("/", handler);
            server.setExecutor(new TimedRequests(executors.workers(), executors.timer(), config.requestTimeout()));
            // Its own thread is a daemon only if the one that starts it is.
            CompletableFuture.runAsync(server::start, executors.workers()).join();
            return started;
        } catch (RuntimeException | Error e) {
            started.close();
            throw e;
        }
    }

    /**
     * The JDK sends the head and the body of an answer apart, and on 17 the second waits some 40 ms for the
     * acknowledgement of the first. It reads this when its first server is made; what the host has set stays.
     */
    private static void sendWithoutDelay() {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    @Override
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public URI uri(String path) {
        InetSocketAddress at = address();
        String host = at.getAddress().getHostAddress();
        boolean six = host.indexOf(':') >= 0;
        return URI.create("http://" + (six ? '[' + host + ']' : host) + ':' + at.getPort() + path);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.stop(0);
            executors.close();
        }
    }
}
