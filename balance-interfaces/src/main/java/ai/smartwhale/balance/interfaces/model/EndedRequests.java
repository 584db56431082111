// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers how the latest requests ended, so that a response that comes again is known as such. Thread-safe. */
final class EndedRequests {

    private final Map<String, Delivery> ends;

    EndedRequests(int most) {
        this.ends = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.@Nullable Entry<String, Delivery> eldest) {
                return size() > most;
            }
        };
    }

    /** What a response with this identity would be. */
    synchronized Optional<Delivery> find(String identity) {
        return Optional.ofNullable(ends.get(identity));
    }

    synchronized void remember(String identity, Delivery next) {
        ends.put(identity, next);
    }
}
