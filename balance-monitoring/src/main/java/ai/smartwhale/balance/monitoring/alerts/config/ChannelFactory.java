// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.balance.monitoring.alerts.notification.EmailChannel;
import ai.smartwhale.balance.monitoring.alerts.notification.EmailConfig;
import ai.smartwhale.balance.monitoring.alerts.notification.EventChannel;
import ai.smartwhale.balance.monitoring.alerts.notification.LogChannel;
import ai.smartwhale.balance.monitoring.alerts.notification.NotificationChannel;
import ai.smartwhale.balance.monitoring.alerts.notification.WebhookChannel;
import ai.smartwhale.balance.monitoring.alerts.notification.WebhookChannelBuilder;
import ai.smartwhale.commons.InvalidValueException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the channels of a file. One whose description stays the same stays the same object, so that a reload does not
 * send again what is under way. Not safe for use by many threads.
 */
final class ChannelFactory {

    private final AlertsHost host;
    private Map<ChannelSpec, NotificationChannel> made = Map.of();
    private Optional<HttpClient> client;

    ChannelFactory(AlertsHost host) {
        this.host = host;
        this.client = host.client;
    }

    /**
     * Makes channels.
     *
     * @throws InvalidValueException if the host lacks what one needs: a publisher, a channel, a variable
     */
    List<NotificationChannel> make(List<ChannelSpec> specs) {
        Map<ChannelSpec, NotificationChannel> fresh = new HashMap<>();
        List<NotificationChannel> channels = new ArrayList<>();
        for (ChannelSpec spec : specs) {
            NotificationChannel known = made.get(spec);
            NotificationChannel channel = known == null ? make(spec) : known;
            fresh.put(spec, channel);
            channels.add(channel);
        }
        made = fresh;
        return channels;
    }

    private NotificationChannel make(ChannelSpec spec) {
        if (spec instanceof ChannelSpec.Webhook webhook) {
            return webhook(webhook);
        }
        if (spec instanceof ChannelSpec.Email email) {
            return email(email);
        }
        if (spec instanceof ChannelSpec.Event event) {
            return new EventChannel(
                    event.name(),
                    host.publisher.orElseThrow(() -> new InvalidValueException(
                            "channel of type event", event.name(), "one whose events the host publishes")));
        }
        if (spec instanceof ChannelSpec.Host supplied) {
            NotificationChannel channel = host.channels.get(supplied.name());
            if (channel == null) {
                throw new InvalidValueException(
                        "channel of type host", supplied.name(), "one of " + host.channels.keySet());
            }
            return channel;
        }
        return new LogChannel(spec.name());
    }

    private NotificationChannel webhook(ChannelSpec.Webhook spec) {
        URI address;
        try {
            address = URI.create(spec.url().read(host.environment));
        } catch (InvalidValueException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("address of channel " + spec.name(), spec.url(), "an address");
        }
        WebhookChannelBuilder builder = WebhookChannel.builder(spec.name(), address, client(), host.executors.workers())
                .form(spec.form())
                .timeout(spec.timeout())
                .guard(spec.guard());
        spec.headers().forEach((name, source) -> {
            requireThere(source);
            builder.header(name, () -> source.read(host.environment));
        });
        return builder.build();
    }

    private NotificationChannel email(ChannelSpec.Email spec) {
        spec.password().ifPresent(this::requireThere);
        Optional<EmailConfig.Login> login = spec.user()
                .flatMap(user -> spec.password()
                        .map(password -> new EmailConfig.Login(user, () -> password.read(host.environment))));
        EmailConfig config = new EmailConfig(
                spec.host(),
                spec.port(),
                spec.security(),
                login,
                spec.from(),
                spec.to(),
                spec.timeout(),
                host.mailSockets);
        return new EmailChannel(spec.name(), config, host.executors.workers());
    }

    /** A secret that is not there is found when the file is opened, not when there is trouble to tell of. */
    private void requireThere(SecretSource source) {
        var unused = source.read(host.environment);
    }

    private HttpClient client() {
        HttpClient present = client.orElseGet(() -> HttpClient.newBuilder()
                .executor(host.executors.workers())
                .followRedirects(HttpClient.Redirect.NEVER)
                // Small receivers do not know what to do with an offer of HTTP/2.
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build());
        client = Optional.of(present);
        return present;
    }
}
