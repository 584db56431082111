// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Puts a webhook together. Not safe for use by many threads. */
public final class WebhookChannelBuilder {

    final String name;
    final URI address;
    final HttpClient client;
    final Executor workers;
    final Map<String, Supplier<String>> headers = new LinkedHashMap<>();
    WebhookForm form = WebhookForm.ALERTMANAGER;
    Duration timeout = Duration.ofSeconds(5);
    AddressGuard guard = AddressGuard.ANY;

    WebhookChannelBuilder(String name, URI address, HttpClient client, Executor workers) {
        this.name = InvalidValueException.requireText("channel name", name);
        this.address = checked(name, address);
        this.client = InvalidValueException.requirePresent("client", client);
        this.workers = InvalidValueException.requirePresent("workers", workers);
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new InvalidValueException("client redirects", client.followRedirects(), "NEVER");
        }
    }

    private static URI checked(String name, URI address) {
        String scheme = Optional.ofNullable(
                        InvalidValueException.requirePresent("address", address).getScheme())
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (address.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new InvalidValueException("address of channel " + name, scheme + ":…", "http or https, with a host");
        }
        if (address.getUserInfo() != null) {
            throw new InvalidValueException("address of channel " + name, "…@…", "one without a login; add a header");
        }
        return address;
    }

    /**
     * Sets the form; {@link WebhookForm#ALERTMANAGER} by default.
     *
     * @param of the form
     * @return this
     */
    public WebhookChannelBuilder form(WebhookForm of) {
        form = InvalidValueException.requirePresent("form", of);
        return this;
    }

    /**
     * Sets how long to wait for the answer; 5 seconds by default.
     *
     * @param longest above zero; less than a channel's policy gives an attempt
     * @return this
     */
    public WebhookChannelBuilder timeout(Duration longest) {
        timeout = InvalidValueException.requirePositive("timeout", longest);
        return this;
    }

    /**
     * Adds a header, which is never logged.
     *
     * @param header its name
     * @param value its value, asked for before every message, so that a secret may change
     * @return this
     * @throws InvalidValueException if requests cannot have such a header
     */
    public WebhookChannelBuilder header(String header, Supplier<String> value) {
        InvalidValueException.requireText("header", header);
        InvalidValueException.requirePresent("value", value);
        try {
            var unused = HttpRequest.newBuilder(address).header(header, "x");
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("header", header, "a name of a header that a request may set");
        }
        headers.put(header, value);
        return this;
    }

    /**
     * Sets where may be posted; {@link AddressGuard#ANY} by default.
     *
     * @param rule the rule
     * @return this
     */
    public WebhookChannelBuilder guard(AddressGuard rule) {
        guard = InvalidValueException.requirePresent("guard", rule);
        return this;
    }

    /**
     * Makes the channel.
     *
     * @return the channel
     */
    public WebhookChannel build() {
        return new WebhookChannel(this);
    }
}
