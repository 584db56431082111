// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ThreeBrokersTest {

    @Test
    void anyOfThreeBrokersMayStopAndComeBack() throws InterruptedException {
        ThreadCheck threads = ThreadCheck.begin();
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().brokers(3).start()) {
            assertThat(kafka.brokerIds()).containsExactly(1, 2, 3);
            assertThat(kafka.bootstrapServers().split(",", -1)).hasSize(3).doesNotHaveDuplicates();
            Clients clients = Clients.of(kafka);
            clients.create("orders", 1, 3);
            List<String> sent = new ArrayList<>();
            for (int id : kafka.brokerIds()) {
                kafka.stopBroker(id);
                sent.add("without " + id);
                clients.send("orders", "without " + id);
                kafka.startBroker(id);
                sent.add("with " + id);
                clients.send("orders", "with " + id);
                clients.awaitInSync("orders", 3);
            }
            assertThat(clients.read("orders", sent.size())).containsExactlyElementsOf(sent);
        }
        threads.verify();
    }
}
