// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.balance.monitoring.alerts.notification.AddressGuard;
import ai.smartwhale.balance.monitoring.alerts.notification.ChannelPolicy;
import ai.smartwhale.balance.monitoring.alerts.notification.EmailSecurity;
import ai.smartwhale.balance.monitoring.alerts.notification.WebhookForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A way to people as a file describes it. */
public sealed interface ChannelSpec {

    /**
     * The name that receivers use.
     *
     * @return the name
     */
    String name();

    /**
     * How messages are delivered to it.
     *
     * @return the policy
     */
    ChannelPolicy policy();

    /**
     * What it is, as the file says it.
     *
     * @return log, event, webhook, email or host
     */
    String type();

    /**
     * What it needs that is not in the file.
     *
     * @return the places; never what is there
     */
    default List<SecretSource> secrets() {
        return List.of();
    }

    /**
     * The log of the program.
     *
     * @param name its name
     * @param policy how messages are delivered
     */
    record Log(String name, ChannelPolicy policy) implements ChannelSpec {

        @Override
        public String type() {
            return "log";
        }
    }

    /**
     * Events, which the host publishes.
     *
     * @param name its name
     * @param policy how messages are delivered
     */
    record Event(String name, ChannelPolicy policy) implements ChannelSpec {

        @Override
        public String type() {
            return "event";
        }
    }

    /**
     * A channel that the host supplies.
     *
     * @param name its name
     * @param policy how messages are delivered
     */
    record Host(String name, ChannelPolicy policy) implements ChannelSpec {

        @Override
        public String type() {
            return "host";
        }
    }

    /**
     * A web address.
     *
     * @param name its name
     * @param policy how messages are delivered
     * @param url the address, which may be a secret itself
     * @param form in which form
     * @param headers headers and their values
     * @param timeout how long to wait for the answer
     * @param guard where may be posted
     */
    record Webhook(
            String name,
            ChannelPolicy policy,
            SecretSource url,
            WebhookForm form,
            Map<String, SecretSource> headers,
            Duration timeout,
            AddressGuard guard)
            implements ChannelSpec {

        /** Copies the headers. */
        public Webhook {
            headers = Map.copyOf(headers);
        }

        @Override
        public String type() {
            return "webhook";
        }

        @Override
        public List<SecretSource> secrets() {
            List<SecretSource> all = new ArrayList<>(headers.values());
            all.add(0, url);
            return all.stream()
                    .filter(source -> source.kind() != SecretSource.Kind.WRITTEN)
                    .toList();
        }
    }

    /**
     * E-mail.
     *
     * @param name its name
     * @param policy how messages are delivered
     * @param host the server
     * @param port its port
     * @param security how the connection is protected
     * @param user who sends; empty for a server that does not ask
     * @param password where the password is; there if and only if there is a user
     * @param from the address of the sender
     * @param to the addresses of those who are told
     * @param timeout the longest wait for the server at each step
     */
    record Email(
            String name,
            ChannelPolicy policy,
            String host,
            int port,
            EmailSecurity security,
            Optional<String> user,
            Optional<SecretSource> password,
            String from,
            List<String> to,
            Duration timeout)
            implements ChannelSpec {

        /** Copies the addresses. */
        public Email {
            to = List.copyOf(to);
        }

        @Override
        public String type() {
            return "email";
        }

        @Override
        public List<SecretSource> secrets() {
            return password.stream().toList();
        }
    }
}
