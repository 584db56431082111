// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.mvstore;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.CleanupReport;
import ai.smartwhale.commons.cache.GlobPattern;
import ai.smartwhale.commons.cache.PersistentStore;
import ai.smartwhale.commons.cache.PersistentStoreException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A persistent store on H2's MVStore. Readers never wait for writers; writers take turns. Everything written since the
 * last commit is lost when the process dies, which is bounded by number and by time; what was committed is lost only
 * with the machine, unless each commit is forced to the disk.
 */
public final class MvPersistentStore implements PersistentStore {

    private static final Logger LOG = LoggerFactory.getLogger(MvPersistentStore.class);
    /** A file that is mostly air is rewritten; one that is small is left alone. */
    private static final long LEAST_REWRITTEN = 4 << 20;

    private static final int MOST_AIR = 4;

    private final StoreFile file;
    private final MvStoreConfig config;
    private final PlannedCommit planned;
    private final ReentrantLock writing = new ReentrantLock();
    private final ExpirySlots slots = new ExpirySlots();
    private final StaleSlots stale = new StaleSlots();
    private final AtomicLong evictions = new AtomicLong();
    private volatile @Nullable OpenStore open;
    private final AtomicLong bytes = new AtomicLong();
    /** How many changes, which their callers were told are done, the file does not hold yet. */
    private int uncommitted;
    /** So that it is said once. */
    private boolean refusing;

    private MvPersistentStore(Path path, MvStoreConfig config, CommonsExecutors executors, InstantSource clock) {
        this.file = new StoreFile(path, clock);
        this.config = config;
        this.planned = new PlannedCommit(executors, config.commitInterval(), this::commitPlanned);
        OpenStore opened = file.open();
        this.open = opened;
        bytes.set(opened.countedBytes());
    }

    /**
     * Opens a file, or makes it.
     *
     * @param path the file; folders that are missing are made, readable for their owner only
     * @param config bounds and times
     * @param executors run commits that are due
     * @param clock dates files that are set aside
     * @return the store
     * @throws PersistentStoreException if the file is in use, or may not be read or written
     */
    public static MvPersistentStore open(
            Path path, MvStoreConfig config, CommonsExecutors executors, InstantSource clock) {
        return new MvPersistentStore(
                InvalidValueException.requirePresent("path", path),
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("executors", executors),
                InvalidValueException.requirePresent("clock", clock));
    }

    @Override
    public Optional<ByteBuffer> get(CacheKey key) {
        return reading(store -> {
            byte[] record = store.values.get(store.stored(key));
            return Optional.ofNullable(record).map(StoredRecords::value);
        });
    }

    @Override
    public void put(CacheKey key, byte[] value, Instant expiresAt) {
        writing(store -> {
            String stored = store.stored(key);
            long slot = slots.take(store.expiries, expiresAt, stored);
            byte[] record = StoredRecords.of(slot, value);
            byte[] before = store.values.put(stored, record);
            if (before != null) {
                forget(store, stored, before);
            }
            bytes.addAndGet(StoredRecords.size(stored, record));
            while (bytes.get() > config.maximumBytes() && evictFirst(store, Long.MAX_VALUE)) {
                evictions.incrementAndGet();
            }
            commitIfDue(store);
            return true;
        });
    }

    @Override
    public boolean remove(CacheKey key) {
        return writing(store -> {
            boolean removed = remove(store, store.stored(key));
            if (removed) {
                commitIfDue(store);
            }
            return removed;
        });
    }

    @Override
    public long removeMatching(String namespace, GlobPattern pattern) {
        return writing(store -> {
            String prefix = store.prefix(namespace);
            long removed = removeRange(store, prefix, pattern);
            commitIfDue(store);
            return removed;
        });
    }

    @Override
    public void dropNamespace(String namespace) {
        CacheKey.requireNamespace(namespace);
        writing(store -> {
            store.dropNamespace(namespace);
            return commit(store);
        });
    }

    @Override
    public CleanupReport cleanup(Instant now) {
        long began = System.nanoTime();
        long before = file.size();
        return writing(store -> {
            long dropped = 0;
            for (String prefix : store.dropped.keySet().toArray(String[]::new)) {
                dropped += removeRange(store, prefix, GlobPattern.of("*"));
                store.dropped.remove(prefix);
            }
            long expired = 0;
            while (evictFirst(store, ExpirySlots.firstOf(now))) {
                expired++;
            }
            stale.removeFrom(store.expiries);
            commit(store);
            store.reuseRoom();
            long size = file.size();
            if (size > LEAST_REWRITTEN && size > MOST_AIR * bytes.get()) {
                open = file.rewrite(store, bytes.get());
            }
            return new CleanupReport(
                    expired, 0, dropped, before, file.size(), Duration.ofNanos(System.nanoTime() - began));
        });
    }

    @Override
    public void flush() {
        writing(store -> {
            commit(store);
            store.store.sync();
            return true;
        });
    }

    @Override
    public long entries() {
        return reading(store -> store.values.sizeAsLong());
    }

    @Override
    public long bytes() {
        return bytes.get();
    }

    @Override
    public long fileBytes() {
        return file.size();
    }

    @Override
    public long evictions() {
        return evictions.get();
    }

    @Override
    public Optional<Path> quarantined() {
        return file.quarantined();
    }

    @Override
    public void close() {
        writing.lock();
        try {
            OpenStore store = open;
            open = null;
            planned.close();
            if (store != null) {
                close(store);
            }
        } finally {
            writing.unlock();
        }
    }

    private void close(OpenStore store) {
        try {
            stale.removeFrom(store.expiries);
            commit(store);
            store.store.close();
        } catch (MVStoreException | IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.warn("the file of a cache, {}, was not closed properly", file, e);
            store.closeQuietly();
        }
    }

    private <T> T reading(Function<OpenStore, T> work) {
        OpenStore store = requireOpen();
        try {
            return work.apply(store);
        } catch (MVStoreException | IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            OpenStore other = awaitOther(store);
            if (other != null) {
                return work.apply(other);
            }
            throw broken(store, e);
        }
    }

    /** The store that took the place of one, perhaps because it was rewritten while it was read. */
    private @Nullable OpenStore awaitOther(OpenStore store) {
        writing.lock();
        try {
            return open == store ? null : open;
        } finally {
            writing.unlock();
        }
    }

    /**
     * Where the file turns out to be damaged, the work is done once more on the empty one that takes its place. Where
     * the disk refuses to write, it would again, and the caller is told.
     */
    private <T> T writing(Function<OpenStore, T> work) {
        writing.lock();
        try {
            OpenStore store = requireOpen();
            try {
                return work.apply(store);
            } catch (MVStoreException
                    | IllegalStateException
                    | IllegalArgumentException
                    | IndexOutOfBoundsException e) {
                RuntimeException failure = broken(store, e);
                if (store.wasRefused(e)) {
                    throw failure;
                }
                LOG.debug("writing to {} failed", file, failure);
                return work.apply(requireOpen());
            }
        } finally {
            writing.unlock();
        }
    }

    /**
     * Damaged in the middle, nothing of the file can be relied on any more; refused by the disk, its last commit can.
     */
    private RuntimeException broken(OpenStore store, RuntimeException reason) {
        boolean refused = store.wasRefused(reason);
        writing.lock();
        try {
            if (open == null) {
                return new IllegalStateException("the store is closed", reason);
            }
            if (open == store) {
                open = null;
                store.closeQuietly();
                if (!refused) {
                    file.setAside(reason);
                    uncommitted = 0;
                }
                stale.forget();
                open = reopened(refused, reason);
            }
            String what = refused ? "could not be written" : "was damaged and has been set aside";
            return new PersistentStoreException("the file of the cache " + what, reason);
        } finally {
            writing.unlock();
        }
    }

    /** With what was committed; but what callers were told is removed since then must not come back. */
    private OpenStore reopened(boolean refused, RuntimeException reason) {
        OpenStore opened = file.open();
        bytes.set(opened.countedBytes());
        if (uncommitted > 0) {
            opened.clear();
            bytes.set(0);
            planned.request();
        }
        if (refused && !refusing) {
            LOG.warn("the disk refuses to write {}; {} of its entries stay", file, opened.values.sizeAsLong(), reason);
            refusing = true;
        }
        return opened;
    }

    private OpenStore requireOpen() {
        OpenStore store = open;
        if (store == null) {
            throw new IllegalStateException("the store is closed");
        }
        return store;
    }

    private boolean remove(OpenStore store, String stored) {
        byte[] record = store.values.remove(stored);
        if (record == null) {
            return false;
        }
        forget(store, stored, record);
        return true;
    }

    private void forget(OpenStore store, String stored, byte[] record) {
        stale.add(store.expiries, StoredRecords.slot(record));
        bytes.addAndGet(-StoredRecords.size(stored, record));
    }

    /** Removes what would expire first, unless its slot is at the limit or above; false if there is no such value. */
    private boolean evictFirst(OpenStore store, long limit) {
        Long slot = store.expiries.firstKey();
        while (slot != null && slot < limit) {
            String stored = store.expiries.remove(slot);
            byte[] record = stored == null ? null : store.values.get(stored);
            if (stored != null && record != null && StoredRecords.slot(record) == slot) {
                store.values.remove(stored);
                bytes.addAndGet(-StoredRecords.size(stored, record));
                return true;
            }
            slot = store.expiries.firstKey();
        }
        return false;
    }

    private long removeRange(OpenStore store, String prefix, GlobPattern pattern) {
        long removed = 0;
        Iterator<String> keys = store.values.keyIterator(prefix);
        while (keys.hasNext()) {
            String stored = keys.next();
            if (!stored.startsWith(prefix)) {
                break;
            }
            if (pattern.matches(StoredKeys.id(stored, prefix)) && remove(store, stored)) {
                removed++;
            }
        }
        return removed;
    }

    private void commitIfDue(OpenStore store) {
        if (config.forced() || uncommitted + 1 >= config.commitEvery()) {
            commit(store);
        } else {
            uncommitted++;
            planned.request();
        }
    }

    private boolean commit(OpenStore store) {
        store.commit(bytes.get(), config.forced());
        uncommitted = 0;
        refusing = false;
        return true;
    }

    private void commitPlanned() {
        writing.lock();
        try {
            OpenStore store = open;
            if (store != null && uncommitted > 0) {
                writing(this::commit);
            }
        } catch (PersistentStoreException | MVStoreException e) {
            // A full disk was told of once.
            LOG.atLevel(refusing ? Level.DEBUG : Level.WARN).log("what was written to {} is not kept", file, e);
        } finally {
            writing.unlock();
        }
    }
}
