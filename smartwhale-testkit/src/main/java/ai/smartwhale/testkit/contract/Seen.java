// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.IncomingMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The messages that a handler got. Thread-safe. */
final class Seen {

    private final List<IncomingMessage> messages = new CopyOnWriteArrayList<>();

    void add(IncomingMessage message) {
        messages.add(message);
    }

    List<String> texts() {
        return messages.stream().map(IncomingMessage::text).toList();
    }

    List<IncomingMessage> messages() {
        return List.copyOf(messages);
    }

    int size() {
        return messages.size();
    }

    void awaitSize(int size) {
        await().atMost(ContractWorld.LONG).until(() -> messages.size() >= size);
    }

    /** Demands that the offsets of each key within its partition only grew. */
    void assertOrderedByKey() {
        Map<String, Long> last = new HashMap<>();
        for (IncomingMessage message : messages) {
            Long before = last.put(message.key().orElseThrow(), message.offset());
            assertThat(before == null || before < message.offset()).isTrue();
        }
    }
}
