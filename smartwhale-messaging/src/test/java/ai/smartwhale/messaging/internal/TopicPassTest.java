// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.ServiceClosedException;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicPassTest {

    private static final String TOPIC = "topic";

    private final InMemoryKafka cluster = InMemoryKafka.create();
    private final KafkaService kafka = cluster.newService();

    @BeforeEach
    void begin() {
        kafka.connect();
        kafka.createTopic(TopicSpec.of(TOPIC, 1, 1)).join();
        kafka.sendMessage(OutgoingMessage.of(TOPIC, "key", "value")).join();
    }

    @AfterEach
    void end() {
        kafka.close();
        cluster.close();
    }

    private CompletableFuture<Void> pass(long end, Consumer<IncomingMessage> reader) {
        return new TopicPass(kafka, TOPIC, Map.of(0, end)).run(reader).orTimeout(20, TimeUnit.SECONDS);
    }

    @Test
    void aPassThatTheCloseOfTheServiceCutsShortDidNotSeeAll() {
        CompletableFuture<Void> read = new CompletableFuture<>();
        CompletableFuture<Void> pass = pass(1_000, message -> read.complete(null));
        read.orTimeout(20, TimeUnit.SECONDS).join();
        kafka.close();
        assertThatThrownBy(pass::join).hasCauseInstanceOf(ServiceClosedException.class);
    }

    @Test
    void aReaderThatThrowsEndsThePassWithWhatItThrew() {
        IllegalStateException bug = new IllegalStateException("a filter of the host");
        CompletableFuture<Void> pass = pass(1, message -> {
            throw bug;
        });
        assertThatThrownBy(pass::join).hasCause(bug);
        assertThat(kafka.subscriptions()).isEmpty();
    }
}
