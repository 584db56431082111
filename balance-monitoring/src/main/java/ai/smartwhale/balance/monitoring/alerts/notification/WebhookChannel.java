// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Posts messages to a web address. 2xx is delivered; 408, 429 and 5xx and what does not answer is tried again, not
 * before {@code Retry-After} if there is one; any other answer, redirects too, is refused. What the receiver says after
 * its status is not waited for. The address is never logged, since it is often the secret itself.
 */
public final class WebhookChannel implements NotificationChannel {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private final WebhookChannelBuilder parts;

    WebhookChannel(WebhookChannelBuilder parts) {
        this.parts = parts;
    }

    /**
     * Begins a channel.
     *
     * @param name its name
     * @param address where to post, http or https
     * @param client which must not follow redirects, and whose threads are its owner's
     * @param workers where names of hosts are looked up
     * @return the builder
     * @throws ai.smartwhale.commons.InvalidValueException if the address is none, or the client follows redirects
     */
    public static WebhookChannelBuilder builder(String name, URI address, HttpClient client, Executor workers) {
        return new WebhookChannelBuilder(name, address, client, workers);
    }

    @Override
    public String name() {
        return parts.name;
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(Notification notification) {
        return CompletableFuture.supplyAsync(() -> refusal(), parts.workers)
                .thenCompose(
                        refused -> refused.<CompletionStage<DeliveryOutcome>>map(CompletableFuture::completedFuture)
                                .orElseGet(() -> post(notification)))
                .exceptionally(failure -> DeliveryOutcome.retry(name(failure)));
    }

    private Optional<DeliveryOutcome> refusal() {
        try {
            return parts.guard.refusal(parts.address.getHost()).map(DeliveryOutcome::refused);
        } catch (UnknownHostException e) {
            return Optional.of(DeliveryOutcome.retry("the host is not known"));
        }
    }

    private CompletionStage<DeliveryOutcome> post(Notification notification) {
        HttpRequest.Builder request = HttpRequest.newBuilder(parts.address)
                .timeout(parts.timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(parts.form.write(notification)));
        Map<String, String> headers = new LinkedHashMap<>();
        parts.headers.forEach((header, value) -> headers.put(header, value.get()));
        try {
            headers.forEach(request::setHeader);
        } catch (IllegalArgumentException e) {
            // Its message would tell the secret.
            return CompletableFuture.completedFuture(
                    DeliveryOutcome.refused("a header has a value that none can have"));
        }
        return parts.client
                .sendAsync(request.build(), answer -> new BoundedDiscard())
                .thenApply(WebhookChannel::outcome);
    }

    private static String name(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getClass().getSimpleName();
    }

    private static DeliveryOutcome outcome(HttpResponse<?> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return DeliveryOutcome.DELIVERED;
        }
        String detail = "status " + status;
        if (status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status / 100 == 5) {
            return new DeliveryOutcome(DeliveryOutcome.Kind.RETRY, detail, RetryAfter.of(response.headers()));
        }
        return DeliveryOutcome.refused(status / 100 == 3 ? detail + ", and redirects are not followed" : detail);
    }
}
