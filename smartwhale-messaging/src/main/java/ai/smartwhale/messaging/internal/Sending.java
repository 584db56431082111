// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.SendOutcome;
import ai.smartwhale.messaging.SendReceipt;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** One accepted message on its way to Kafka. */
final class Sending implements Callback {

    private final Outbox outbox;
    private final ProducerRecord<byte[], byte[]> record;
    private final Consumer<SendOutcome> whenSettled;
    private final long acceptedNanos;
    private @Nullable Thread offering;
    private boolean refused;
    private boolean settled;

    Sending(
            Outbox outbox,
            ProducerRecord<byte[], byte[]> record,
            Consumer<SendOutcome> whenSettled,
            long acceptedNanos) {
        this.outbox = outbox;
        this.record = record;
        this.whenSettled = whenSettled;
        this.acceptedNanos = acceptedNanos;
    }

    ProducerRecord<byte[], byte[]> record() {
        return record;
    }

    String topic() {
        return record.topic();
    }

    int bytes() {
        return record.value().length;
    }

    long acceptedNanos() {
        return acceptedNanos;
    }

    /**
     * Offers the message to the producer, which never waits: where it has no room or does not know the topic, it says
     * so at once through {@link #onCompletion} on this thread, and the message is offered again later.
     *
     * @return false if the producer could not take it now
     */
    boolean offer(Producer<byte[], byte[]> producer) {
        offering = Thread.currentThread();
        refused = false;
        try {
            var unused = producer.send(record, this);
        } catch (RuntimeException e) {
            fail(Errors.ofSend(e, topic()));
        } finally {
            offering = null;
        }
        return !refused;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null && metadata != null) {
            Instant at = Instant.ofEpochMilli(metadata.timestamp());
            settle(new SendOutcome.Sent(
                    new SendReceipt(metadata.topic(), metadata.partition(), metadata.offset(), at)));
            return;
        }
        Throwable cause = failure == null ? new IllegalStateException("no receipt") : failure;
        if (offering == Thread.currentThread() && Errors.isTimeout(cause)) {
            refused = true;
        } else {
            fail(Errors.ofSend(cause, topic()));
        }
    }

    void fail(MessagingException reason) {
        settle(new SendOutcome.Failed(reason));
    }

    private void settle(SendOutcome outcome) {
        synchronized (this) {
            if (settled) {
                return;
            }
            settled = true;
        }
        outbox.release(this, outcome);
        whenSettled.accept(outcome);
    }
}
