// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A layer on disk, in memory. */
final class MapDisk implements L3Cache<String> {

    final Map<CacheKey, CacheEntry<String>> entries = new ConcurrentHashMap<>();
    private final TestTime time;
    volatile boolean broken;
    /** Whether it refuses to remove. */
    volatile boolean keeps;

    MapDisk(TestTime time) {
        this.time = time;
    }

    @Override
    public Lookup<String> persistentGet(CacheKey key) {
        if (broken) {
            return Lookup.failed(CacheLayer.L3, new PersistentStoreException("broken", null));
        }
        CacheEntry<String> entry = entries.get(key);
        if (entry == null || entry.isExpired(time.instant())) {
            return Lookup.miss();
        }
        return Lookup.found(entry, CacheLayer.L3, entry.isStale(time.instant()));
    }

    @Override
    public void persistentSet(CacheKey key, CacheEntry<String> entry) {
        if (broken) {
            throw new PersistentStoreException("broken", null);
        }
        entries.put(key, entry);
    }

    @Override
    public CleanupReport cleanup() {
        return new CleanupReport(0, 0, 0, 0, 0, Duration.ZERO);
    }

    @Override
    public boolean invalidate(CacheKey key) {
        if (keeps) {
            throw new PersistentStoreException("read-only", null);
        }
        return entries.remove(key) != null;
    }

    @Override
    public long invalidateMatching(String namespace, GlobPattern pattern) {
        long before = entries.size();
        entries.keySet().removeIf(key -> key.namespace().equals(namespace) && pattern.matches(key.id()));
        return before - entries.size();
    }

    @Override
    public void dropNamespace(String namespace) {
        entries.keySet().removeIf(key -> key.namespace().equals(namespace));
    }

    @Override
    public void flush() {}

    @Override
    public L3Statistics statistics() {
        return new L3Statistics(entries.size(), 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public Optional<Path> quarantined() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
