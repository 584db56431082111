// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.MessageHandler;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Handles a message that is delivered again only where it was not handled before. */
final class OnceHandler implements MessageHandler {

    private final MessageHandler handler;
    private final int most;
    private final Set<String> handled = new LinkedHashSet<>();

    OnceHandler(MessageHandler handler, int most) {
        this.handler = handler;
        this.most = most;
    }

    @Override
    public CompletionStage<Void> handle(IncomingMessage message) throws Exception {
        Optional<String> id = message.header(KafkaInterface.MESSAGE_ID).map(text -> message.topic() + '|' + text);
        if (id.filter(this::isHandled).isPresent()) {
            return DONE;
        }
        CompletionStage<Void> end = handler.handle(message);
        // Remembered after the end: a message whose handling failed comes again.
        return id.map(text -> end.thenAccept(done -> remember(text))).orElse(end);
    }

    private boolean isHandled(String id) {
        synchronized (handled) {
            return handled.contains(id);
        }
    }

    private void remember(String id) {
        synchronized (handled) {
            if (handled.add(id) && handled.size() > most) {
                var oldest = handled.iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }
}
