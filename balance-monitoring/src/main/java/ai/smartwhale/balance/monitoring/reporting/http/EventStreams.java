// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** The browsers that are kept up to date, each on a thread of its own. Thread-safe. */
final class EventStreams implements AutoCloseable {

    private final DashboardManager manager;
    private final RenderedChanges rendered;
    private final DashboardServerConfig config;
    private final CommonsExecutors executors;
    private final Semaphore room;
    private final CountDownLatch closed = new CountDownLatch(1);

    EventStreams(DashboardManager manager, RenderedChanges rendered, DashboardServerConfig config) {
        this.manager = manager;
        this.rendered = rendered;
        this.config = config;
        this.executors = CommonsExecutors.create("dashboard-events", config.mostStreams());
        this.room = new Semaphore(config.mostStreams());
    }

    /** Answers for as long as the browser stays; does not wait for it. */
    void open(HttpExchange exchange) throws IOException {
        if (!room.tryAcquire()) {
            exchange.getResponseHeaders().set("Retry-After", "30");
            Reply.problem(exchange, 503, "too many browsers are kept up to date");
            exchange.close();
            return;
        }
        boolean started = false;
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Accel-Buffering", "no");
            exchange.sendResponseHeaders(200, 0);
            long last = rendered.sequence(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
            EventStream stream = new EventStream(exchange, manager, rendered, config, executors.timer(), closed, last);
            executors.workers().execute(() -> run(stream));
            started = true;
        } finally {
            if (!started) {
                room.release();
                exchange.close();
            }
        }
    }

    private void run(EventStream stream) {
        try {
            stream.run();
        } finally {
            room.release();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        executors.close();
    }
}
