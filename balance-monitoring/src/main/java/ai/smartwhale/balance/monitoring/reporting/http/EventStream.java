// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardDelta;
import ai.smartwhale.balance.monitoring.reporting.http.RenderedChanges.Whole;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one browser up to date. It takes from the manager what the browser lacks whenever that has taken what was sent
 * before, so that nothing queues for a slow one; one that takes nothing at all loses its connection.
 */
final class EventStream {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final HttpExchange exchange;
    private final DashboardManager manager;
    private final RenderedChanges rendered;
    private final DashboardServerConfig config;
    private final ScheduledExecutorService timer;
    private final CountDownLatch closed;
    private long last;

    /** Last is what the browser has, -1 for nothing. */
    EventStream(
            HttpExchange exchange,
            DashboardManager manager,
            RenderedChanges rendered,
            DashboardServerConfig config,
            ScheduledExecutorService timer,
            CountDownLatch closed,
            long last) {
        this.exchange = exchange;
        this.manager = manager;
        this.rendered = rendered;
        this.config = config;
        this.timer = timer;
        this.closed = closed;
        this.last = last;
    }

    void run() {
        try (exchange) {
            write("retry: 3000\n\n".getBytes(StandardCharsets.US_ASCII));
            long pace = config.pace().toNanos();
            while (closed.getCount() > 0 && !manager.isClosed()) {
                tell();
                boolean unused = closed.await(pace, TimeUnit.NANOSECONDS);
            }
        } catch (IOException e) {
            LOG.debug("a browser went away: {}", e.toString());
        } catch (RuntimeException e) {
            LOG.warn("a browser cannot be kept up to date", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.debug("a browser was given up, since the server closes or it takes nothing");
        }
    }

    private void tell() throws IOException, InterruptedException {
        Optional<DashboardDelta> delta = last < 0 ? Optional.empty() : manager.changesSince(last);
        if (delta.isPresent()) {
            DashboardDelta missing = delta.orElseThrow();
            event("delta", missing.to(), rendered.delta(missing));
        } else if (manager.getDashboardSnapshot().sequence() != last) {
            Whole whole = rendered.snapshot();
            event("snapshot", whole.sequence(), whole.content().plain());
        } else if (!manager.awaitChange(last, config.heartbeat())) {
            write(": here\n\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void event(String name, long sequence, byte[] line) throws IOException {
        String head = "id: " + rendered.id(sequence) + "\nevent: " + name + "\ndata: ";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.length + head.length() + 2);
        bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(line);
        bytes.write('\n');
        bytes.write('\n');
        write(bytes.toByteArray());
        last = sequence;
    }

    private Future<?> guard(Thread writer) throws IOException {
        try {
            return timer.schedule(writer::interrupt, config.writeTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw new IOException("the server is being closed", e);
        }
    }

    /** The channel is closed when its thread is interrupted in it. */
    private void write(byte[] bytes) throws IOException {
        Thread writer = Thread.currentThread();
        Future<?> guard = guard(writer);
        try {
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        } finally {
            guard.cancel(false);
        }
    }
}
