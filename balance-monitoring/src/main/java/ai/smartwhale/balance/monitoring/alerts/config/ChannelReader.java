// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.balance.monitoring.alerts.notification.AddressGuard;
import ai.smartwhale.balance.monitoring.alerts.notification.ChannelPolicy;
import ai.smartwhale.balance.monitoring.alerts.notification.EmailConfig;
import ai.smartwhale.balance.monitoring.alerts.notification.EmailSecurity;
import ai.smartwhale.balance.monitoring.alerts.notification.RateLimit;
import ai.smartwhale.balance.monitoring.alerts.notification.WebhookForm;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads channels. */
final class ChannelReader {

    /** The types of channels, as the file names them. */
    private static final Map<String, Function<Fields, BiFunction<String, ChannelPolicy, ChannelSpec>>> TYPES = Map.of(
            "log", fields -> ChannelSpec.Log::new,
            "event", fields -> ChannelSpec.Event::new,
            "host", fields -> ChannelSpec.Host::new,
            "webhook", ChannelReader::webhook,
            "email", ChannelReader::email);

    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(5);

    private ChannelReader() {}

    static Supplier<ChannelSpec> channel(Fields fields) {
        String name = fields.text("name");
        String type = fields.text("type");
        Supplier<ChannelPolicy> policy = policy(fields);
        Function<Fields, BiFunction<String, ChannelPolicy, ChannelSpec>> reader = TYPES.get(type);
        if (reader == null) {
            if (fields.has("type")) {
                fields.wrong("type", "is \"" + type + "\"; " + Suggestion.among(type, TYPES.keySet()));
            }
            fields.askForAll();
            return () -> {
                throw new IllegalStateException("a channel of no type");
            };
        }
        BiFunction<String, ChannelPolicy, ChannelSpec> made = reader.apply(fields);
        return () -> made.apply(name, policy.get());
    }

    private static Supplier<ChannelPolicy> policy(Fields fields) {
        ChannelPolicy usual = ChannelPolicy.DEFAULT;
        Optional<ConfigNode> limit = fields.node("rate");
        RateLimit rate = limit.flatMap(node -> Fields.read(node, fields.problems, one -> {
                    int messages = one.number("messages");
                    Duration per = one.duration("per", Duration.ofMinutes(1));
                    return () -> new RateLimit(messages, per);
                }))
                .orElse(usual.rate());
        Duration attempt = fields.duration("attempt_timeout", usual.attemptTimeout());
        Duration first = fields.duration("first_backoff", usual.firstBackoff());
        Duration longest = fields.duration("longest_backoff", usual.longestBackoff());
        Duration giveUp = fields.duration("give_up_after", usual.giveUpAfter());
        int capacity = fields.number("capacity", usual.capacity());
        boolean digest = fields.flag("digest", usual.digest());
        return () -> new ChannelPolicy(rate, attempt, first, longest, giveUp, capacity, digest);
    }

    private static BiFunction<String, ChannelPolicy, ChannelSpec> webhook(Fields fields) {
        SecretSource url = secret(fields, "url").orElseGet(() -> {
            fields.wrong("url", "needs the address: url, url_env or url_file");
            return new SecretSource(SecretSource.Kind.WRITTEN, "?", "");
        });
        if (url.kind() == SecretSource.Kind.WRITTEN && fields.has("url") && !isWebAddress(url.place())) {
            // The value is not told, since it may be a secret.
            fields.wrong("url", "must be an address with http or https, a host and no login");
        }
        WebhookForm form = fields.choice("form", WebhookForm.class, WebhookForm.ALERTMANAGER);
        Duration timeout = fields.duration("timeout", USUAL_TIMEOUT);
        Map<String, SecretSource> headers = new HashMap<>();
        List<Map.Entry<String, SecretSource>> read = fields.list(
                "headers",
                node -> Fields.read(node, fields.problems, one -> {
                    String header = one.text("name");
                    String prefix = one.text("prefix", "");
                    Optional<SecretSource> value = secretElsewhere(one, "value", prefix.isEmpty() ? "" : prefix + ' ');
                    if (value.isEmpty()) {
                        one.wrong("name", "needs where its value is: value_env or value_file");
                    }
                    return () -> Map.entry(header, value.orElseThrow());
                }));
        read.forEach(header -> headers.put(header.getKey(), header.getValue()));
        String where = fields.text("addresses", "any");
        if (!Set.of("any", "public").contains(where)) {
            fields.wrong("addresses", "is \"" + where + "\"; " + Suggestion.among(where, Set.of("any", "public")));
        }
        AddressGuard guard = new AddressGuard(where.equals("public"), fields.texts("allowed_hosts"));
        return (name, policy) -> new ChannelSpec.Webhook(name, policy, url, form, headers, timeout, guard);
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = new URI(text);
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return web && address.getHost() != null && address.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static BiFunction<String, ChannelPolicy, ChannelSpec> email(Fields fields) {
        String host = fields.text("host");
        EmailSecurity security = fields.choice("security", EmailSecurity.class, EmailSecurity.STARTTLS);
        int port = fields.number(
                "port",
                switch (security) {
                    case NONE -> 25;
                    case STARTTLS -> 587;
                    case TLS -> 465;
                });
        Optional<String> user = fields.optional("user");
        Optional<SecretSource> password = secretElsewhere(fields, "password", "");
        if (user.isPresent() != password.isPresent()) {
            fields.wrong("user", "needs a password, and a password needs a user: password_env or password_file");
        }
        String from = fields.text("from");
        List<String> to = fields.texts("to");
        if (!fields.has("to")) {
            fields.wrong("to", "needs the field to");
        }
        Duration timeout = fields.duration("timeout", USUAL_TIMEOUT);
        return (name, policy) -> {
            // Checks what can be checked without the password.
            Optional<EmailConfig.Login> login = user.map(who -> new EmailConfig.Login(who, () -> ""));
            EmailConfig checked = new EmailConfig(host, port, security, login, from, to, timeout, Optional.empty());
            return new ChannelSpec.Email(
                    name, policy, host, port, security, user, password, checked.from(), checked.to(), timeout);
        };
    }

    private static Optional<SecretSource> secret(Fields fields, String name) {
        Optional<String> written = fields.optional(name);
        Optional<SecretSource> elsewhere = secretElsewhere(fields, name, "");
        if (written.isPresent() && elsewhere.isPresent()) {
            fields.wrong(name, "is said twice; keep one of " + name + ", " + name + "_env and " + name + "_file");
        }
        return elsewhere.or(() -> written.map(text -> new SecretSource(SecretSource.Kind.WRITTEN, text, "")));
    }

    private static Optional<SecretSource> secretElsewhere(Fields fields, String name, String prefix) {
        Optional<SecretSource> variable = fields.optional(name + "_env")
                .map(place -> new SecretSource(SecretSource.Kind.ENVIRONMENT, place, prefix));
        Optional<SecretSource> file =
                fields.optional(name + "_file").map(place -> new SecretSource(SecretSource.Kind.FILE, place, prefix));
        if (variable.isPresent() && file.isPresent()) {
            fields.wrong(name + "_file", "is said twice; keep one of " + name + "_env and " + name + "_file");
        }
        return variable.or(() -> file);
    }
}
