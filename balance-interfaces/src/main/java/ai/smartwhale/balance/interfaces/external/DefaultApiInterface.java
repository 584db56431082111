// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import ai.smartwhale.balance.interfaces.external.ApiException.Kind;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resilience.BreakerManager;
import ai.smartwhale.commons.resilience.Hedger;
import ai.smartwhale.commons.resilience.Idempotency;
import ai.smartwhale.commons.resilience.RetryExhaustedException;
import ai.smartwhale.commons.resilience.RetryManager;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Retries around a breaker around one attempt, or two where the first is slow. */
final class DefaultApiInterface implements ApiInterface {

    private final ApiConfig config;
    private final CommonsExecutors executors;
    private final InstantSource clock;
    private final HostGuard guard;
    private final RetryManager retries;
    private final BreakerManager breakers;
    private final Optional<Hedger> hedger;
    private final Optional<WebhookVerifier> webhooks;
    private final Semaphore places;
    private final Set<CompletableFuture<ApiResponse>> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable HttpClient client;

    DefaultApiInterface(ApiConfig config, CommonsExecutors executors, InstantSource clock) {
        this.config = config;
        this.executors = executors;
        this.clock = clock;
        this.guard = new HostGuard(config);
        this.retries = ApiResilience.retries(config, executors);
        this.breakers = ApiResilience.breakers(config, executors, clock);
        this.hedger = config.hedge().map(hedge -> Hedger.create(hedge, executors));
        this.webhooks = config.webhook().map(webhook -> new WebhookVerifier(webhook, config.largestBody(), clock));
        this.places = new Semaphore(config.mostInFlight());
    }

    @Override
    public CompletableFuture<ApiResponse> sendRequest(ApiRequest request) {
        InvalidValueException.requirePresent("request", request);
        requireOpen();
        try {
            guard.requireAllowed(request.uri());
        } catch (ApiException refused) {
            return CompletableFuture.failedFuture(refused);
        }
        if (request.body().filter(body -> body.length > config.largestBody()).isPresent()) {
            return refused(Kind.TOO_LARGE, request, "the request is larger than " + config.largestBody() + " bytes");
        }
        if (!places.tryAcquire()) {
            return refused(Kind.CROWDED, request, config.mostInFlight() + " calls are under way");
        }
        CompletableFuture<ApiResponse> call;
        try {
            call = call(request);
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
        running.add(call);
        CompletableFuture<ApiResponse> own = new CompletableFuture<>();
        var unused = call.whenComplete((response, failure) -> {
            places.release();
            running.remove(call);
            if (failure == null) {
                own.complete(response);
            } else {
                own.completeExceptionally(told(failure));
            }
        });
        var unusedToo = own.whenComplete((response, failure) -> call.cancel(true));
        if (closed.get()) {
            call.cancel(true);
        }
        return own;
    }

    private CompletableFuture<ApiResponse> call(ApiRequest request) {
        String host = request.uri().getHost().toLowerCase(Locale.ROOT);
        boolean hedged = request.idempotency() && request.method().isSafe();
        Idempotency idempotency = request.idempotency() ? Idempotency.IDEMPOTENT : Idempotency.NOT_IDEMPOTENT;
        return retries.attemptRetryAsync(
                host,
                idempotency,
                () -> breakers.executeAsync(
                        host,
                        () -> hedger.filter(any -> hedged)
                                .map(by -> by.call(host, attempt -> attempt(request)))
                                .orElseGet(() -> attempt(request))));
    }

    private CompletableFuture<ApiResponse> attempt(ApiRequest request) {
        return new HttpCall(client(), config, guard, executors, clock).start(request);
    }

    /** Made when first needed, for it starts a thread. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .executor(executors.workers())
                    .connectTimeout(config.connectTimeout())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build();
        }
        return client;
    }

    /** The caller wants to know what the other side did, not how often it was asked. */
    private static Throwable told(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof RetryExhaustedException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static CompletableFuture<ApiResponse> refused(Kind kind, ApiRequest request, String what) {
        return CompletableFuture.failedFuture(ApiException.of(kind, request.uri(), what));
    }

    @Override
    public CallbackVerdict receiveResponse(Map<String, String> headers, byte[] body) {
        InvalidValueException.requirePresent("headers", headers);
        InvalidValueException.requirePresent("body", body);
        requireOpen();
        return webhooks.orElseThrow(() -> new IllegalStateException("there is no secret to verify calls with"))
                .verify(headers, body);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            running.forEach(call -> call.cancel(true));
            retries.close();
            hedger.ifPresent(Hedger::close);
            breakers.close();
            breakers.states().close();
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("the API interface is closed");
        }
    }
}
