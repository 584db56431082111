// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.utils.Exit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class BrokerFaultTest {

    @Test
    void aBrokerWithoutItsDiskDoesNotEndTheJvm() {
        Logger logger = (Logger) LoggerFactory.getLogger(JvmGuard.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.list = new CopyOnWriteArrayList<>();
        logger.addAppender(log);
        log.start();
        try (EmbeddedKafka other = EmbeddedKafka.start()) {
            Clients.of(other).create("healthy", 1, 1);
            try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
                Clients.of(kafka).create("doomed", 1, 1);
                delete(kafka);
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                    provoke(kafka);
                    return !log.list.isEmpty();
                });
            }
            Clients.of(other).send("healthy", "still");
            assertThat(Clients.of(other).read("healthy", 1)).containsExactly("still");
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list.get(0).getFormattedMessage()).contains("kept from halting the JVM with status 1");
    }

    /** The broker may still be writing, so that a folder is not empty when it is its turn. */
    private static void delete(EmbeddedKafka kafka) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> {
                    Directories.delete(kafka.directory());
                    return true;
                });
    }

    /** A broker notices that its disk is gone when it opens a file. */
    private static void provoke(EmbeddedKafka kafka) {
        try {
            Clients.of(kafka)
                    .with("default.api.timeout.ms", "500")
                    .with("request.timeout.ms", "400")
                    .create(TestTopics.unique("doomed"), 1, 1);
        } catch (RuntimeException expected) {
            assertThat(expected).isInstanceOf(org.apache.kafka.common.KafkaException.class);
        }
    }

    @Test
    void theExitProceduresOfTheHostComeBackWithTheLastLease() {
        List<String> calls = new ArrayList<>();
        // Other tests of this JVM may have brokers open; this one puts their procedures back at its end.
        try (JvmGuard.Lease around = new JvmGuard().open()) {
            Exit.setExitProcedure((status, message) -> calls.add("exit " + status));
            Exit.setHaltProcedure((status, message) -> calls.add("halt " + status));
            JvmGuard guard = new JvmGuard();
            JvmGuard.Lease first = guard.open();
            JvmGuard.Lease second = guard.open();
            first.close();
            first.close();
            Exit.exit(3);
            assertThatThrownBy(() -> Exit.halt(3)).isInstanceOf(IllegalStateException.class);
            assertThat(calls).isEmpty();
            second.close();
            Exit.exit(4);
            Exit.halt(5);
            assertThat(calls).containsExactly("exit 4", "halt 5");
            assertThat(around).isNotNull();
        }
    }
}
