// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entries, framed and checked, on a store of bytes. */
final class DefaultL3Cache<V> implements L3Cache<V> {

    private static final Logger LOG = LoggerFactory.getLogger(L3Cache.class);

    private final PersistentStore store;
    private final EntryFrame<V> frame;
    private final InstantSource clock;
    private final CommonsExecutors executors;
    private final boolean ownsExecutors;
    private final long maximumBytes;
    private final int maximumValueBytes;
    private final @Nullable ScheduledFuture<?> cleaning;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder expirations = new LongAdder();
    private final LongAdder corruptions = new LongAdder();

    DefaultL3Cache(
            L3CacheBuilder<V> builder, PersistentStore store, CommonsExecutors executors, boolean ownsExecutors) {
        this.store = store;
        this.frame = new EntryFrame<>(builder.codec);
        this.clock = builder.clock;
        this.executors = executors;
        this.ownsExecutors = ownsExecutors;
        this.maximumBytes = builder.maximumBytes();
        this.maximumValueBytes = builder.maximumValueBytes;
        Duration interval = builder.cleanupInterval;
        this.cleaning = interval == null
                ? null
                : executors
                        .timer()
                        .scheduleWithFixedDelay(
                                this::cleanUpSoon, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Lookup<V> persistentGet(CacheKey key) {
        InvalidValueException.requirePresent("key", key);
        Optional<ByteBuffer> bytes;
        try {
            bytes = store.get(key);
        } catch (PersistentStoreException e) {
            return Lookup.failed(CacheLayer.L3, e);
        }
        if (bytes.isEmpty()) {
            misses.increment();
            return Lookup.miss();
        }
        try {
            return outcome(frame.decode(bytes.orElseThrow()));
        } catch (RuntimeException e) {
            corruptions.increment();
            misses.increment();
            LOG.warn("an entry on disk is damaged and is removed: {}", e.toString());
            store.remove(key);
            return Lookup.miss();
        }
    }

    private Lookup<V> outcome(CacheEntry<V> entry) {
        Instant now = clock.instant();
        if (entry.isExpired(now)) {
            misses.increment();
            return Lookup.miss();
        }
        hits.increment();
        return Lookup.found(entry, CacheLayer.L3, entry.isStale(now));
    }

    @Override
    public void persistentSet(CacheKey key, CacheEntry<V> entry) {
        InvalidValueException.requirePresent("key", key);
        if (InvalidValueException.requirePresent("entry", entry).isExpired(clock.instant())) {
            store.remove(key);
            return;
        }
        byte[] bytes = frame.encode(entry);
        LimitExceededException.requireAtMost("value, in bytes", bytes.length - EntryFrame.OVERHEAD, maximumValueBytes);
        store.put(key, bytes, entry.expiresAt());
    }

    @Override
    public CleanupReport cleanup() {
        CleanupReport report = store.cleanup(clock.instant());
        expirations.add(report.expired());
        return report;
    }

    /** What is thrown here would end the timer's round for good. */
    private void cleanUpSoon() {
        try {
            executors.workers().execute(this::cleanUpQuietly);
        } catch (RuntimeException full) {
            LOG.debug("the layer on disk is cleaned up the next time", full);
        }
    }

    private void cleanUpQuietly() {
        try {
            cleanup();
        } catch (IllegalStateException closedMeanwhile) {
            LOG.debug("the layer on disk was closed before it was cleaned up");
        } catch (RuntimeException e) {
            LOG.warn("the layer on disk could not be cleaned up", e);
        }
    }

    @Override
    public boolean invalidate(CacheKey key) {
        return store.remove(InvalidValueException.requirePresent("key", key));
    }

    @Override
    public long invalidateMatching(String namespace, GlobPattern pattern) {
        return store.removeMatching(
                CacheKey.requireNamespace(namespace), InvalidValueException.requirePresent("pattern", pattern));
    }

    @Override
    public void dropNamespace(String namespace) {
        store.dropNamespace(CacheKey.requireNamespace(namespace));
    }

    @Override
    public void flush() {
        store.flush();
    }

    @Override
    public L3Statistics statistics() {
        return new L3Statistics(
                store.entries(),
                store.bytes(),
                maximumBytes,
                store.fileBytes(),
                hits.sum(),
                misses.sum(),
                store.evictions(),
                expirations.sum(),
                corruptions.sum());
    }

    @Override
    public Optional<Path> quarantined() {
        return store.quarantined();
    }

    @Override
    public void close() {
        if (cleaning != null) {
            cleaning.cancel(false);
        }
        store.close();
        if (ownsExecutors) {
            executors.close();
        }
    }
}
