// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.PayloadProtection;
import ai.smartwhale.messaging.SendOutcome;
import ai.smartwhale.messaging.SendReceipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Sends requests that travel together, each of which hears how that went. Thread-safe. */
final class KafkaBatches {

    private final ServicesContext context;
    private final PayloadProtection protection;

    /**
     * A request to be sent.
     *
     * @param request what
     * @param end hears that Kafka has it, or why it has not
     */
    record Outgoing(DataRequest request, Consumer<Optional<Throwable>> end) {}

    KafkaBatches(ServicesContext context, PayloadProtection protection) {
        this.context = context;
        this.protection = protection;
    }

    void send(List<Outgoing> requests) {
        if (requests.size() == 1) {
            Outgoing one = requests.get(0);
            var unused = sendSafely(one.request())
                    .whenComplete((receipt, failure) -> one.end().accept(Optional.ofNullable(failure)));
            return;
        }
        List<Outgoing> sent = new ArrayList<>(requests.size());
        List<OutgoingMessage> messages = new ArrayList<>(requests.size());
        for (Outgoing one : requests) {
            try {
                messages.add(message(one.request()));
                sent.add(one);
            } catch (RuntimeException notSealed) {
                one.end().accept(Optional.of(notSealed));
            }
        }
        if (!sent.isEmpty()) {
            sendAll(sent, messages);
        }
    }

    private void sendAll(List<Outgoing> sent, List<OutgoingMessage> messages) {
        var unused = Failures.caught(() -> context.kafka().sendBatch(messages)).whenComplete((receipt, failure) -> {
            for (int i = 0; i < sent.size(); i++) {
                Throwable reason = failure;
                if (failure == null && receipt.outcomes().get(i) instanceof SendOutcome.Failed failed) {
                    reason = failed.reason();
                }
                sent.get(i).end().accept(Optional.ofNullable(reason));
            }
        });
    }

    private CompletableFuture<SendReceipt> sendSafely(DataRequest request) {
        return Failures.caught(() -> context.kafka().sendDataRequest(protection.seal(request)));
    }

    private OutgoingMessage message(DataRequest request) {
        return OutgoingMessage.of(
                MessagingConstants.DATA_REQUESTS, request.payload().modelId(), protection.seal(request));
    }
}
