// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.data;

import ai.smartwhale.balance.core.coordinator.sync.SyncLocation;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.HashSet;
import java.util.List;

/**
 * Data that is lent.
 *
 * @param id what it is found by, 1 to 256 characters
 * @param version of which version it is; grows with each change of the data, 0 or more
 * @param bytes how large it is, 0 or more
 * @param mode whether it may be shared at all; an exclusive one is lent to one at a time, however it is asked for
 * @param maxReaders how many may share it, 1 to 1,000,000; without effect on an exclusive one
 * @param replicas where it is, each the same, 1 to 1,000
 */
public record DataSource(
        String id, long version, long bytes, SharingMode mode, int maxReaders, List<SyncLocation> replicas) {

    private static final int LONGEST_ID = 256;
    private static final int MOST_REPLICAS = 1_000;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range, or a replica is named twice
     * @throws LimitExceededException if the id is too long or there are too many replicas
     */
    public DataSource {
        InvalidValueException.requireText("id", id);
        LimitExceededException.requireAtMost("id, in characters", id.length(), LONGEST_ID);
        InvalidValueException.requireRange("version", version, 0, Long.MAX_VALUE);
        InvalidValueException.requireRange("bytes", bytes, 0, Long.MAX_VALUE);
        InvalidValueException.requirePresent("mode", mode);
        InvalidValueException.requireRange("maxReaders", maxReaders, 1, 1_000_000);
        replicas = List.copyOf(InvalidValueException.requirePresent("replicas", replicas));
        LimitExceededException.requireAtMost("replicas", replicas.size(), MOST_REPLICAS);
        if (replicas.isEmpty() || new HashSet<>(replicas).size() < replicas.size()) {
            throw new InvalidValueException("replicas", replicas, "one at least, each once");
        }
    }

    /**
     * Data that up to 1,000 may share.
     *
     * @param id what it is found by
     * @param version of which version it is
     * @param bytes how large it is
     * @param replicas where it is
     * @return the source
     */
    public static DataSource shared(String id, long version, long bytes, SyncLocation... replicas) {
        return new DataSource(id, version, bytes, SharingMode.SHARED, 1_000, List.of(replicas));
    }

    /**
     * Data that one has at a time.
     *
     * @param id what it is found by
     * @param version of which version it is
     * @param bytes how large it is
     * @param replicas where it is
     * @return the source
     */
    public static DataSource exclusive(String id, long version, long bytes, SyncLocation... replicas) {
        return new DataSource(id, version, bytes, SharingMode.EXCLUSIVE, 1, List.of(replicas));
    }
}
