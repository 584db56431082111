// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.elastic;

import ai.smartwhale.commons.logging.spool.Delivery;
import ai.smartwhale.commons.logging.spool.LineOutcome;
import ai.smartwhale.commons.logging.spool.LineSink;
import ai.smartwhale.commons.logging.spool.LogLine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Sends lines by the bulk interface. A batch that the server finds too large, or cannot read, is halved until the line
 * is found that is at fault.
 */
final class BulkSink implements LineSink {

    private static final int MOST_ANSWER_BYTES = 32 << 20;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int LONGEST_PAUSE_SECONDS = 3_600;

    private final ElasticHandlerConfig config;
    private final IndexName index;
    private final HttpClient client;
    private final Executor executor;
    private volatile int server;

    BulkSink(ElasticHandlerConfig config, Executor executor) {
        this.config = config;
        this.executor = executor;
        this.index = IndexName.parse(config.index());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(executor)
                .build();
    }

    @Override
    public CompletableFuture<Delivery> deliver(List<LogLine> lines) {
        List<LogLine> batch = List.copyOf(lines);
        return client.sendAsync(request(batch), answer -> new BoundedBody(MOST_ANSWER_BYTES))
                .thenComposeAsync(answer -> read(batch, answer), executor)
                .whenComplete((delivery, error) -> {
                    if (error != null) {
                        nextServer();
                    }
                });
    }

    private HttpRequest request(List<LogLine> lines) {
        URI base = config.servers().get(server % config.servers().size());
        String path = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
        byte[] body;
        synchronized (index) {
            body = BulkRequest.body(lines, index, config.gzip());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path + "/_bulk"))
                .timeout(config.requestTimeout())
                .header("Content-Type", "application/x-ndjson")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (config.gzip()) {
            request.header("Content-Encoding", "gzip");
        }
        authorize(request);
        return request.build();
    }

    /** What goes wrong here is told without its text, which may hold the secret. */
    private void authorize(HttpRequest.Builder request) {
        try {
            config.authorization().get().ifPresent(value -> request.header("Authorization", value));
        } catch (RuntimeException e) {
            throw new IllegalStateException("the value for the header Authorization cannot be had or used: "
                    + e.getClass().getName());
        }
    }

    private CompletableFuture<Delivery> read(List<LogLine> lines, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status == OK) {
            return CompletableFuture.completedFuture(readItems(lines.size(), answer.body()));
        }
        if (status == TOO_LARGE || status == BAD_REQUEST) {
            return halve(lines, status);
        }
        nextServer();
        LineOutcome retry =
                LineOutcome.retry("status " + status + " from " + answer.uri().getHost());
        return CompletableFuture.completedFuture(
                new Delivery(Delivery.all(lines.size(), retry).outcomes(), retryAfter(answer)));
    }

    private static Delivery readItems(int lines, byte[] body) {
        List<LineOutcome> outcomes;
        try {
            outcomes = BulkResponse.read(body);
        } catch (IOException e) {
            return Delivery.all(lines, LineOutcome.retry("an answer that cannot be read"));
        }
        return outcomes.size() == lines
                ? new Delivery(outcomes, Optional.empty())
                : Delivery.all(
                        lines, LineOutcome.retry("an answer for " + outcomes.size() + " of " + lines + " lines"));
    }

    private CompletableFuture<Delivery> halve(List<LogLine> lines, int status) {
        if (lines.size() == 1) {
            return CompletableFuture.completedFuture(Delivery.all(1, LineOutcome.rejected("status " + status)));
        }
        int middle = lines.size() / 2;
        return deliver(lines.subList(0, middle)).thenCompose(first -> {
            List<LogLine> rest = lines.subList(middle, lines.size());
            // Lines behind those that have to wait are not sent before them.
            boolean waits = first.outcomes().stream().anyMatch(one -> one.verdict() == LineOutcome.Verdict.RETRY);
            CompletableFuture<Delivery> second = waits
                    ? CompletableFuture.completedFuture(
                            Delivery.all(rest.size(), LineOutcome.retry("waits for the lines before")))
                    : deliver(rest);
            return second.thenApply(other -> {
                List<LineOutcome> both = new ArrayList<>(first.outcomes());
                both.addAll(other.outcomes());
                return new Delivery(both, first.retryAfter().or(other::retryAfter));
            });
        });
    }

    private static Optional<Duration> retryAfter(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,4}"))
                .map(value -> Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, Integer.parseInt(value))));
    }

    private void nextServer() {
        int next = server + 1;
        server = next % config.servers().size();
    }

    /** Its connections end when the client is garbage. */
    @Override
    public void close() {}
}
