// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaTest {

    @Test
    void whatIsWrittenIsRead() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Clients clients = Clients.of(kafka);
            clients.create("orders", 1, 1);
            clients.send("orders", "one", "two", "three");
            assertThat(clients.read("orders", 3)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void dataOutlivesARestartOfTheBroker() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Clients clients = Clients.of(kafka);
            clients.create("kept", 1, 1);
            clients.send("kept", "before");
            String before = kafka.bootstrapServers();
            kafka.stopBroker(1);
            kafka.stopBroker(1);
            kafka.startBroker(1);
            kafka.startBroker(1);
            clients.send("kept", "after");
            assertThat(clients.read("kept", 2)).containsExactly("before", "after");
            assertThat(kafka.bootstrapServers()).isEqualTo(before);
        }
    }

    @Test
    void aGivenDirectoryOutlivesClosing(@TempDir Path directory) {
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().directory(directory).start()) {
            Clients clients = Clients.of(kafka);
            clients.create("kept", 1, 1);
            clients.send("kept", "before");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().directory(directory).start()) {
            assertThat(Clients.of(kafka).read("kept", 1)).containsExactly("before");
        }
        assertThat(directory).isNotEmptyDirectory();
    }

    @Test
    void aTemporaryDirectoryIsDeleted() {
        EmbeddedKafka kafka = EmbeddedKafka.start();
        assertThat(kafka.directory()).isNotEmptyDirectory();
        kafka.close();
        kafka.close();
        assertThat(kafka.directory()).doesNotExist();
        assertThatThrownBy(() -> kafka.startBroker(1)).isInstanceOf(EmbeddedKafkaException.class);
    }

    @Test
    void aPortInUseIsNamedAndLeavesNothingBehind() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = taken.getLocalPort();
            ThreadCheck threads = ThreadCheck.begin();
            assertThatThrownBy(() -> EmbeddedKafka.builder().port(port).start())
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessageContaining("in use")
                    .hasMessageContaining(Integer.toString(port))
                    .hasRootCauseInstanceOf(IOException.class);
            threads.verify();
        }
    }

    @Test
    void twoAtOnceAreApart() {
        try (EmbeddedKafka one = EmbeddedKafka.start()) {
            Clients first = Clients.of(one);
            try (EmbeddedKafka two = EmbeddedKafka.start()) {
                first.create("here", 1, 1);
                assertThat(Clients.of(two).topics()).isEmpty();
            }
            first.send("here", "still");
            assertThat(first.read("here", 1)).containsExactly("still");
        }
    }

    @Test
    void unknownBrokersAndSettingsAreNamed() {
        assertThatThrownBy(() -> EmbeddedKafka.builder().brokers(2))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("brokers is 2; allowed: 1, 3");
        assertThatThrownBy(() -> EmbeddedKafka.builder().authorization().start())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("authorization");
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            assertThatThrownBy(() -> kafka.stopBroker(2))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("id is 2; allowed: [1]");
        }
    }

    @Test
    void noThreadIsLeftAfterClosing() throws InterruptedException {
        ThreadCheck threads = ThreadCheck.begin();
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Clients clients = Clients.of(kafka);
            clients.create("short", 1, 1);
            clients.send("short", "one");
            assertThat(threads.extra()).isNotEmpty();
        }
        threads.verify();
    }
}
