// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.IncomingMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Remembers which messages were handled, by their text. Thread-safe. */
final class Handled {

    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<String, Queue<Long>> offsets = new ConcurrentHashMap<>();

    void add(IncomingMessage message) {
        counts.computeIfAbsent(message.text(), text -> new AtomicInteger()).incrementAndGet();
        offsets.computeIfAbsent(message.key().orElse(""), key -> new ConcurrentLinkedQueue<>())
                .add(message.offset());
    }

    int distinct() {
        return counts.size();
    }

    int times(String text) {
        AtomicInteger count = counts.get(text);
        return count == null ? 0 : count.get();
    }

    int duplicates() {
        return counts.values().stream().mapToInt(count -> count.get() - 1).sum();
    }

    void awaitAll(int messages, Duration timeout) {
        await().atMost(timeout).until(() -> distinct() >= messages);
        List<String> missing = IntStream.range(0, messages)
                .mapToObj(Integer::toString)
                .filter(text -> times(text) == 0)
                .toList();
        assertThat(missing).isEmpty();
    }
}
