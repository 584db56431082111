// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.mvstore;

import ai.smartwhale.commons.cache.CacheKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open file with its maps. A value is kept under {@code namespace, generation, id}; its first eight bytes are its
 * slot in the index of expiries, whose order is the order in which entries leave.
 */
final class OpenStore {

    private static final Logger LOG = LoggerFactory.getLogger(OpenStore.class);
    private static final String BYTES = "bytes";
    private static final int CACHE_MEGABYTES = 16;
    private static final int COMPACT_FILL_RATE = 60;
    private static final int COMPACT_BYTES = 16 << 20;
    private static final int COMMIT_EVERY = 4_096;

    final MVStore store;
    final MVMap<String, byte[]> values;
    final MVMap<Long, String> expiries;
    /** Of each namespace that was ever dropped, how often. */
    final MVMap<String, Long> generations;
    /** The prefixes of keys that were dropped and are not removed yet. */
    final MVMap<String, Long> dropped;

    private final Map<String, String> prefixes = new ConcurrentHashMap<>();
    private final MVMap<String, Long> meta;

    private OpenStore(MVStore store) {
        this.store = store;
        this.values = map("values", ByteArrayDataType.INSTANCE);
        this.expiries = store.openMap(
                "expiries",
                new MVMap.Builder<Long, String>().keyType(LongDataType.INSTANCE).valueType(StringDataType.INSTANCE));
        this.generations = map("generations", LongDataType.INSTANCE);
        this.dropped = map("dropped", LongDataType.INSTANCE);
        this.meta = map("meta", LongDataType.INSTANCE);
    }

    /** Opens a file, and reads enough of it to know that it is sound at its roots. */
    static OpenStore open(java.nio.file.Path file) {
        MVStore store = new MVStore.Builder()
                .fileName(InterruptSafeFilePath.nameOf(file))
                .autoCommitDisabled()
                .cacheSize(CACHE_MEGABYTES)
                .open();
        try {
            // Versions of before are of no use to a cache, and keeping them makes the file many times as large.
            store.setRetentionTime(0);
            store.setVersionsToKeep(0);
            return new OpenStore(store);
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
    }

    private <T> MVMap<String, T> map(String name, org.h2.mvstore.type.DataType<T> valueType) {
        return store.openMap(
                name,
                new MVMap.Builder<String, T>().keyType(StringDataType.INSTANCE).valueType(valueType));
    }

    /** What the keys of a namespace begin with. */
    String prefix(String namespace) {
        String known = prefixes.get(namespace);
        return known == null ? prefixes.computeIfAbsent(namespace, this::storedPrefix) : known;
    }

    /** Under what a value is kept. */
    String stored(CacheKey key) {
        return prefix(key.namespace()).concat(key.id());
    }

    private String storedPrefix(String namespace) {
        return StoredKeys.prefix(namespace, generations.getOrDefault(namespace, 0L));
    }

    /** Lets a new generation of a namespace begin, whose keys are other ones. */
    void dropNamespace(String namespace) {
        long generation = generations.getOrDefault(namespace, 0L);
        dropped.put(StoredKeys.prefix(namespace, generation), generation);
        generations.put(namespace, generation + 1);
        prefixes.put(namespace, StoredKeys.prefix(namespace, generation + 1));
    }

    long countedBytes() {
        return meta.getOrDefault(BYTES, 0L);
    }

    /** Empties it, without a commit. */
    void clear() {
        values.clear();
        expiries.clear();
        dropped.clear();
    }

    /** Whether the disk refused to write, now or when this store was closed by that: the last commit is whole. */
    boolean wasRefused(Throwable reason) {
        MVStoreException end = store.getPanicException();
        return isRefusal(reason) || (end != null && isRefusal(end));
    }

    /** Whether the disk refused to write, because it is full or for another reason that is no damage. */
    static boolean isRefusal(Throwable reason) {
        return reason instanceof MVStoreException e && e.getErrorCode() == DataUtils.ERROR_WRITING_FAILED;
    }

    /** Closes it as it is, for when it cannot be closed properly. */
    void closeQuietly() {
        try {
            store.closeImmediately();
        } catch (RuntimeException e) {
            LOG.debug("a store that failed could not be closed", e);
        }
    }

    /** Rewrites chunks of which most died, so that their room can be used again. */
    void reuseRoom() {
        store.compact(COMPACT_FILL_RATE, COMPACT_BYTES);
    }

    /** Writes everything that is alive into another file. */
    void copyTo(OpenStore other) {
        copy(values, other.values, other.store);
        copy(expiries, other.expiries, other.store);
        copy(generations, other.generations, other.store);
        copy(dropped, other.dropped, other.store);
    }

    private static <K, T> void copy(MVMap<K, T> from, MVMap<K, T> to, MVStore target) {
        long copied = 0;
        for (Cursor<K, T> cursor = from.cursor(null); cursor.hasNext(); ) {
            K key = cursor.next();
            to.append(key, cursor.getValue());
            if (++copied % COMMIT_EVERY == 0) {
                target.commit();
            }
        }
    }

    /** Everything up to here survives the end of the process together, the count of bytes included. */
    void commit(long bytes, boolean force) {
        meta.put(BYTES, bytes);
        store.commit();
        if (force) {
            store.sync();
        }
    }
}
