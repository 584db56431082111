// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Refreshes are one step on a map. Families that have expired are looked for only when there is no room and one may
 * have expired since the last look, so that a full store is not searched for each that knocks.
 */
final class MemoryRefreshTokenStore implements RefreshTokenStore {

    private static final int MOST = 10_000_000;

    private final int mostFamilies;
    private final ConcurrentMap<String, RefreshFamily> families = new ConcurrentHashMap<>();
    /** No family expires before; a refresh only moves the end of its family away. */
    private Instant nextEnd = Instant.MAX;

    MemoryRefreshTokenStore(int mostFamilies) {
        this.mostFamilies = (int) InvalidValueException.requireRange("mostFamilies", mostFamilies, 1, MOST);
    }

    @Override
    public synchronized void add(RefreshFamily family, Instant now) {
        InvalidValueException.requirePresent("family", family);
        InvalidValueException.requirePresent("now", now);
        if (families.size() >= mostFamilies && !now.isBefore(nextEnd)) {
            forget(now);
        }
        LimitExceededException.requireAtMost("families that are alive", families.size() + 1L, mostFamilies);
        if (families.putIfAbsent(family.id(), family) != null) {
            throw new InvalidValueException("id", family.id(), "one that no other family has");
        }
        nextEnd = earlier(nextEnd, endOf(family));
    }

    private void forget(Instant now) {
        families.values().removeIf(family -> family.isExpired(now));
        nextEnd = families.values().stream()
                .map(MemoryRefreshTokenStore::endOf)
                .reduce(Instant.MAX, MemoryRefreshTokenStore::earlier);
    }

    private static Instant endOf(RefreshFamily family) {
        return earlier(family.idleExpiresAt(), family.expiresAt());
    }

    private static Instant earlier(Instant left, Instant right) {
        return left.isBefore(right) ? left : right;
    }

    @Override
    public Optional<RefreshFamily> find(String id) {
        return Optional.ofNullable(families.get(id));
    }

    @Override
    public boolean replace(RefreshFamily expected, RefreshFamily next) {
        RefreshFamily now = families.get(expected.id());
        return now != null && now.generation() == expected.generation() && families.replace(expected.id(), now, next);
    }

    @Override
    public Optional<RefreshFamily> remove(String id) {
        return Optional.ofNullable(families.remove(id));
    }
}
