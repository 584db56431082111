// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.CodecMissingException;
import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.ServiceClosedException;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.SubscriptionState;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a topic, from its beginning to given end offsets, without leaving a trace in any group. The reader is
 * called by one thread at a time. It ends when every partition has reached its end, or when the lag is gone, because
 * the last offsets may be those of records that retention or compaction took away.
 */
final class TopicPass {

    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 20;
    private static final int QUIET_LOOKS = 100;

    private final KafkaService kafka;
    private final String topic;
    private final Map<Integer, Long> ends;
    private final Set<Integer> missing;
    private final ScheduledExecutorService timer = DaemonThreads.timer("smartwhale-pass");
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile @Nullable RuntimeException failure;

    TopicPass(KafkaService kafka, String topic, Map<Integer, Long> endOffsets) {
        this.kafka = kafka;
        this.topic = topic;
        this.ends = new HashMap<>(endOffsets);
        this.ends.values().removeIf(end -> end == 0);
        this.missing = new HashSet<>(ends.keySet());
    }

    CompletableFuture<Void> run(Consumer<IncomingMessage> reader) {
        if (missing.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        SubscriptionConfig config = SubscriptionConfig.builder("smartwhale-pass-" + UUID.randomUUID())
                .mode(SubscriptionConfig.Mode.ALL)
                .commits(false)
                .deadLetters(false)
                .concurrency(1)
                .build();
        Subscription open = kafka.subscribe(config, MessageHandler.of(message -> see(message, reader)));
        var unused = open.addTopic(topic).whenComplete((nothing, failure) -> {
            if (failure != null) {
                done.completeExceptionally(DeadLetterHeaders.unwrap(failure));
            } else {
                look(open, 0);
            }
        });
        return done.whenComplete((nothing, failure) -> {
            timer.shutdown();
            open.close(CLOSE);
        });
    }

    private void see(IncomingMessage message, Consumer<IncomingMessage> reader) {
        synchronized (missing) {
            if (done.isDone()) {
                return;
            }
            Long end = ends.get(message.partition());
            if (failure != null || end == null || message.offset() >= end) {
                return;
            }
            try {
                reader.accept(message);
            } catch (RuntimeException e) {
                // It would be given the message again without end.
                failure = e;
                return;
            }
            if (message.offset() + 1 >= end) {
                missing.remove(message.partition());
            }
        }
    }

    /**
     * Ends the pass when the last message of every partition was seen and none is in hand any more: keys overtake each
     * other, so the last is not the last to be handled. Or when nothing came for a while and nothing is left.
     */
    private void look(Subscription open, int quiet) {
        if (done.isDone()) {
            return;
        }
        RuntimeException thrown = failure;
        if (thrown != null) {
            done.completeExceptionally(thrown);
            return;
        }
        Optional<MessagingException> error = open.lastError();
        if (error.filter(CodecMissingException.class::isInstance).isPresent()) {
            done.completeExceptionally(error.orElseThrow());
            return;
        }
        boolean ended = isEnded(open.state());
        boolean seen = allSeen();
        boolean idle = open.inFlight() == 0;
        if (ended && !(idle && seen)) {
            done.completeExceptionally(error.orElseGet(() ->
                    new ServiceClosedException("the service was closed before all of " + topic + " was read", null)));
            return;
        }
        if (idle && (seen || quiet >= QUIET_LOOKS)) {
            done.complete(null);
            return;
        }
        int next = idle && open.lag() == 0 ? quiet + 1 : 0;
        var unused = timer.schedule(() -> look(open, next), LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static boolean isEnded(SubscriptionState state) {
        return state != SubscriptionState.RUNNING && state != SubscriptionState.PAUSED;
    }

    private boolean allSeen() {
        synchronized (missing) {
            return missing.isEmpty();
        }
    }
}
