// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** The browsers that are kept up to date, each on a thread of its own. Thread-safe. */
final class EventStreams implements AutoCloseable {

    private final DashboardManager manager;
    private final RenderedChanges rendered;
    private final DashboardServerConfig config;
    private final CommonsExecutors executors;
    private final Semaphore room;
    private final Map<InetAddress, Integer> byClient = new ConcurrentHashMap<>();
    private final Map<EventStream, Thread> open = new ConcurrentHashMap<>();
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
        InetAddress client = exchange.getRemoteAddress().getAddress();
        if (!enter(client)) {
            exchange.getResponseHeaders().set("Retry-After", "30");
            Reply.problem(exchange, 503, "too many browsers are kept up to date");
            exchange.close();
            return;
        }
        boolean started = false;
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.getResponseHeaders().set("X-Accel-Buffering", "no");
            exchange.sendResponseHeaders(200, 0);
            long last = rendered.sequence(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
            EventStream stream = new EventStream(exchange, manager, rendered, config, executors.timer(), closed, last);
            executors.workers().execute(() -> run(stream, client));
            started = true;
        } finally {
            if (!started) {
                leave(client);
                exchange.close();
            }
        }
    }

    /** One client that opens all it can leaves room for others. */
    private boolean enter(InetAddress client) {
        if (!room.tryAcquire()) {
            return false;
        }
        if (byClient.merge(client, 1, Integer::sum) > config.mostStreamsOfOne()) {
            leave(client);
            return false;
        }
        return true;
    }

    private void leave(InetAddress client) {
        var unused = byClient.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
        room.release();
    }

    private void run(EventStream stream, InetAddress client) {
        open.put(stream, Thread.currentThread());
        try {
            stream.run();
        } finally {
            open.remove(stream);
            leave(client);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        open.values().forEach(Thread::interrupt);
        executors.close();
    }
}
