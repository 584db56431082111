// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Posts messages to a web address. 2xx is delivered; 408, 429 and 5xx and what does not answer is tried again; any
 * other answer, redirects too, is refused. The address is never logged, since it is often the secret itself.
 */
public final class WebhookChannel implements NotificationChannel {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final long LONGEST_RETRY_AFTER_SECONDS = 3_600;

    private final String name;
    private final URI address;
    private final WebhookForm form;
    private final HttpClient client;
    private final Duration timeout;

    /**
     * A channel.
     *
     * @param name its name
     * @param address where to post, http or https
     * @param form in which form
     * @param client which must not follow redirects, and whose threads are its owner's
     * @param timeout how long to wait for the answer, above zero
     * @throws InvalidValueException if the address is none, or the client follows redirects
     */
    public WebhookChannel(String name, URI address, WebhookForm form, HttpClient client, Duration timeout) {
        this.name = InvalidValueException.requireText("channel name", name);
        this.form = InvalidValueException.requirePresent("form", form);
        this.timeout = InvalidValueException.requirePositive("timeout", timeout);
        this.client = InvalidValueException.requirePresent("client", client);
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new InvalidValueException("client redirects", client.followRedirects(), "NEVER");
        }
        String scheme = Optional.ofNullable(
                        InvalidValueException.requirePresent("address", address).getScheme())
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (address.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new InvalidValueException("address of channel " + name, scheme + ":…", "http or https, with a host");
        }
        this.address = address;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(Notification notification) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.write(notification)))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> response == null
                        ? DeliveryOutcome.retry(
                                failure == null
                                        ? "no answer"
                                        : failure.getClass().getSimpleName())
                        : outcome(response));
    }

    private static DeliveryOutcome outcome(HttpResponse<?> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return DeliveryOutcome.DELIVERED;
        }
        String detail = "status " + status;
        if (status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status / 100 == 5) {
            Optional<Duration> wait = response.headers()
                    .firstValue("Retry-After")
                    .filter(text -> text.matches("\\d{1,9}"))
                    .map(text -> Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_RETRY_AFTER_SECONDS)));
            return new DeliveryOutcome(DeliveryOutcome.Kind.RETRY, detail, wait);
        }
        return DeliveryOutcome.refused(detail);
    }
}
