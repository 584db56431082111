// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.MissingDependencyException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Sends messages as e-mail, as text and as HTML. Needs {@code org.eclipse.angus:angus-mail}. What the server will never
 * take (5xx) is refused, what it may take later is tried again; a message that is tried again has the same id, by which
 * mail servers know it. All mails about one group are one conversation.
 */
public final class EmailChannel implements NotificationChannel {

    private static final String LIBRARY = "org.eclipse.angus:angus-mail:2.0.5";

    private final String name;
    private final Executor workers;
    private final AngusMailer mailer;

    /**
     * A channel.
     *
     * @param name its name
     * @param config how mail is sent
     * @param workers where sending waits for the server
     * @throws MissingDependencyException if the library for mail is not there
     */
    public EmailChannel(String name, EmailConfig config, Executor workers) {
        this.name = InvalidValueException.requireText("channel name", name);
        this.workers = InvalidValueException.requirePresent("workers", workers);
        InvalidValueException.requirePresent("config", config);
        try {
            this.mailer = new AngusMailer(config);
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException("sending e-mail", LIBRARY, e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(Notification notification) {
        return CompletableFuture.supplyAsync(() -> mailer.send(notification), workers);
    }
}
