// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal.memory;

import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.TopicInfo;
import ai.smartwhale.messaging.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/** A topic. Guarded by the lock of its cluster. */
final class InMemoryTopic {

    private final TopicSpec spec;
    private final List<InMemoryLog> logs;
    private int next;

    InMemoryTopic(TopicSpec spec, int retained) {
        this.spec = spec;
        this.logs = Stream.generate(() -> new InMemoryLog(retained))
                .limit(spec.partitions())
                .toList();
    }

    /** Where a message goes: by its key as Kafka's Java clients choose, else around. */
    int partition(OutgoingMessage message) {
        if (message.key().isEmpty()) {
            next = (next + 1) % logs.size();
            return next;
        }
        byte[] key = message.key().orElseThrow().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % logs.size();
    }

    int partitions() {
        return logs.size();
    }

    InMemoryLog log(int partition) {
        return logs.get(partition);
    }

    TopicInfo info() {
        Map<Integer, Long> ends = new HashMap<>();
        for (int i = 0; i < logs.size(); i++) {
            ends.put(i, logs.get(i).end());
        }
        return new TopicInfo(spec.name(), logs.size(), 1, spec.configuration(), ends);
    }
}
