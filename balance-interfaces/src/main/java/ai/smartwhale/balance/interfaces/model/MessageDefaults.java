// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.messaging.MessageSchemas;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fills in what the wire contract requires of a message and a caller within this process need not say. */
final class MessageDefaults {

    private final Clock clock;

    MessageDefaults(Clock clock) {
        this.clock = clock;
    }

    /** A copy with everything that has a default; what is there stays, also where it is wrong. */
    Map<String, Object> complete(Map<String, ?> message) {
        Map<String, Object> all = new LinkedHashMap<>(message);
        Map<String, Object> metadata = section(all.get("metadata"));
        if (metadata != null) {
            metadata.computeIfAbsent("request_id", name -> UUID.randomUUID().toString());
            metadata.computeIfAbsent("timestamp", name -> MessageSchemas.timestamp(clock.instant()));
            metadata.computeIfAbsent("source", name -> "balance");
            metadata.computeIfAbsent("destination", name -> "data");
            all.put("metadata", metadata);
        }
        Map<String, Object> payload = section(all.get("payload"));
        if (payload != null) {
            payload.computeIfAbsent("operation", name -> "fetch_data");
            payload.computeIfAbsent("data_type", name -> "text");
            all.put("payload", payload);
        }
        return all;
    }

    /** Null where something else stands in the place of a section. */
    private static @Nullable Map<String, Object> section(@Nullable Object section) {
        if (section == null) {
            return new LinkedHashMap<>();
        }
        if (!(section instanceof Map<?, ?> fields)) {
            return null;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        fields.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }
}
