// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the events that a handler was given. When the handler is at rest, {@code offered + recovered} equals
 * {@code written + }{@link #droppedTotal()}{@code + heldInMemory + heldOnDisk}.
 *
 * @param offered events given to the handler, without the excluded ones
 * @param excluded events of the handler's own client or thread, which are never taken
 * @param recovered lines found in the spool when the handler was opened
 * @param written lines that are at their destination
 * @param dropped events that were not kept, by reason
 * @param heldInMemory events that wait in memory
 * @param heldOnDisk lines that wait in the spool
 * @param spooled lines that went through the spool, since the handler was opened
 * @param quarantined dropped lines that lie in the quarantine
 * @param failures attempts to write that failed
 */
public record HandlerCounts(
        long offered,
        long excluded,
        long recovered,
        long written,
        Map<DropReason, Long> dropped,
        long heldInMemory,
        long heldOnDisk,
        long spooled,
        long quarantined,
        long failures) {

    /**
     * Copies the map.
     *
     * @throws InvalidValueException if it is null
     */
    public HandlerCounts {
        Map<DropReason, Long> copy = new EnumMap<>(DropReason.class);
        copy.putAll(InvalidValueException.requirePresent("dropped", dropped));
        dropped = Collections.unmodifiableMap(copy);
    }

    /**
     * How many events were not kept for a reason.
     *
     * @param reason the reason
     * @return the number
     */
    public long dropped(DropReason reason) {
        return dropped.getOrDefault(reason, 0L);
    }

    /**
     * How many events were not kept.
     *
     * @return the number, over all reasons
     */
    public long droppedTotal() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Whether every event is accounted for.
     *
     * @return true whenever the handler is at rest
     */
    public boolean balanced() {
        return offered + recovered == written + droppedTotal() + heldInMemory + heldOnDisk;
    }
}
