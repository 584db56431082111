// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import ai.smartwhale.balance.interfaces.external.ApiException.Kind;
import ai.smartwhale.balance.interfaces.internal.HandOver;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One attempt of a call, with the redirects that it follows, within its time. */
final class HttpCall {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpClient client;
    private final ApiConfig config;
    private final HostGuard guard;
    private final CommonsExecutors executors;
    private final InstantSource clock;
    private final CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
    private volatile @Nullable Future<?> exchange;

    HttpCall(HttpClient client, ApiConfig config, HostGuard guard, CommonsExecutors executors, InstantSource clock) {
        this.client = client;
        this.config = config;
        this.guard = guard;
        this.executors = executors;
        this.clock = clock;
    }

    /** The future of one caller; cancelling it ends the exchange. */
    CompletableFuture<ApiResponse> start(ApiRequest request) {
        Duration timeout = request.timeout().orElse(config.timeout());
        try {
            Future<?> alarm = executors
                    .timer()
                    .schedule(() -> expire(request.uri(), timeout), timeout.toNanos(), TimeUnit.NANOSECONDS);
            var unused = answer.whenComplete((response, failure) -> {
                alarm.cancel(false);
                Future<?> running = exchange;
                if (failure != null && running != null) {
                    running.cancel(true);
                }
            });
            executors.workers().execute(() -> send(request, config.mostRedirects()));
        } catch (RejectedExecutionException closed) {
            answer.completeExceptionally(closed);
        }
        return answer;
    }

    private void expire(URI uri, Duration timeout) {
        ApiException late = ApiException.of(Kind.TIMEOUT, uri, "no answer within " + timeout.toMillis() + " ms");
        HandOver.run(executors.workers(), () -> answer.completeExceptionally(late));
    }

    private void send(ApiRequest request, int redirectsLeft) {
        if (answer.isDone()) {
            return;
        }
        try {
            guard.requirePublic(request.uri());
            CompletableFuture<HttpResponse<byte[]>> running =
                    client.sendAsync(httpRequest(request), head -> new BoundedBody(config.largestBody()));
            exchange = running;
            if (answer.isDone()) {
                running.cancel(true);
            }
            var unused = running.whenComplete((response, failure) -> {
                if (failure != null) {
                    answer.completeExceptionally(failure(request.uri(), failure));
                } else {
                    receive(request, response, redirectsLeft);
                }
            });
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private void receive(ApiRequest request, HttpResponse<byte[]> received, int redirectsLeft) {
        Map<String, List<String>> headers = new HashMap<>();
        received.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        ApiResponse response = new ApiResponse(received.statusCode(), headers, received.body(), request.uri());
        String location = response.header("location").orElse("");
        if (response.status() >= 200 && response.status() < 300) {
            answer.complete(response);
        } else if (REDIRECTS.contains(response.status()) && request.method().isSafe() && !location.isEmpty()) {
            follow(request, location, redirectsLeft);
        } else {
            answer.completeExceptionally(new ApiException(
                    Kind.STATUS,
                    request.uri().getHost() + ": answers with status " + response.status(),
                    null,
                    response,
                    RetryAfterHeader.read(response, clock)));
        }
    }

    private void follow(ApiRequest request, String location, int redirectsLeft) {
        try {
            if (redirectsLeft == 0) {
                throw ApiException.of(Kind.REDIRECT_REFUSED, request.uri(), "redirects too often");
            }
            URI target = request.uri().resolve(location);
            guard.requireAllowedRedirect(request, target);
            executors.workers().execute(() -> send(request.at(target), redirectsLeft - 1));
        } catch (IllegalArgumentException malformed) {
            answer.completeExceptionally(
                    ApiException.of(Kind.REDIRECT_REFUSED, request.uri(), "redirects to something that is no address"));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private static HttpRequest httpRequest(ApiRequest request) {
        HttpRequest.BodyPublisher body = request.body()
                .map(HttpRequest.BodyPublishers::ofByteArray)
                .orElseGet(HttpRequest.BodyPublishers::noBody);
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(request.uri()).method(request.method().name(), body);
        request.headers().forEach(builder::setHeader);
        return builder.build();
    }

    private static ApiException failure(URI uri, Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
            if (inner instanceof BoundedBody.TooLargeException) {
                return ApiException.of(Kind.TOO_LARGE, uri, String.valueOf(inner.getMessage()));
            }
        }
        Kind kind = cause instanceof HttpTimeoutException
                ? Kind.TIMEOUT
                : cause instanceof IOException ? Kind.CONNECTION : Kind.MALFORMED;
        String what = kind == Kind.TIMEOUT ? "no connection in time" : "the exchange broke off";
        return new ApiException(kind, uri.getHost() + ": " + what, cause, null, Duration.ZERO);
    }
}
