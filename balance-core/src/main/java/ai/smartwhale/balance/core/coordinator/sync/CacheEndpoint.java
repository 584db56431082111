// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.commons.cache.Lookup;
import ai.smartwhale.commons.cache.TimeToLive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Values of a namespace of a cache. What is being written is kept in memory, for 64 names at most; the oldest that is
 * not being written is dropped for one more. Thread-safe.
 */
public final class CacheEndpoint implements SyncTarget {

    private static final int MOST_STAGED = 64;
    private static final int MOST_BYTES = 1 << 30;

    final CacheManager<byte[]> cache;
    final TimeToLive ttl;
    final int mostBytes;
    private final String id;
    private final String namespace;
    private final Map<String, StagedBytes> staged = new LinkedHashMap<>();

    private CacheEndpoint(String id, CacheManager<byte[]> cache, String namespace, TimeToLive ttl, int mostBytes) {
        this.id = id;
        this.cache = cache;
        this.namespace = namespace;
        this.ttl = ttl;
        this.mostBytes = mostBytes;
    }

    /**
     * Opens a namespace.
     *
     * @param id what the endpoint is found by
     * @param cache the cache; not closed
     * @param namespace the namespace of the keys
     * @param ttl how long what is written lives
     * @param mostBytes the largest value that may be written, 1 to 1,073,741,824 bytes
     * @return the endpoint
     * @throws InvalidValueException if an argument is outside of its range
     * @throws LimitExceededException if the namespace is too long
     */
    public static CacheEndpoint create(
            String id, CacheManager<byte[]> cache, String namespace, TimeToLive ttl, int mostBytes) {
        InvalidValueException.requireText("id", id);
        InvalidValueException.requirePresent("cache", cache);
        InvalidValueException.requirePresent("ttl", ttl);
        InvalidValueException.requireRange("mostBytes", mostBytes, 1, MOST_BYTES);
        return new CacheEndpoint(id, cache, new CacheKey(namespace, "any").namespace(), ttl, mostBytes);
    }

    @Override
    public String id() {
        return id;
    }

    CacheKey key(String name) throws IOException {
        try {
            return new CacheKey(namespace, name);
        } catch (InvalidValueException | LimitExceededException e) {
            throw new SyncException(SyncProblem.REFUSED, "not a key of a cache: " + e.getMessage());
        }
    }

    private Optional<byte[]> value(String name) throws IOException {
        Lookup<byte[]> lookup = cache.smartGet(key(name));
        if (lookup instanceof Lookup.Failed<byte[]> failed) {
            throw new IOException("the cache cannot be read", failed.cause());
        }
        return lookup instanceof Lookup.Hit<byte[]> hit ? hit.entry().value() : Optional.empty();
    }

    @Override
    public Optional<SyncContent> describe(String name) throws IOException {
        return value(name).map(value -> new SyncContent(OptionalLong.of(value.length), Sha256.of(value)));
    }

    @Override
    public InputStream read(String name, SyncContent expected, long offset) throws IOException {
        byte[] value = value(name)
                .filter(found -> Sha256.of(found).equals(expected.tag()))
                .orElseThrow(() -> new SyncException(SyncProblem.SOURCE_CHANGED, "another value is in the cache"));
        return new ByteArrayInputStream(value, (int) offset, value.length - (int) offset);
    }

    @Override
    public Optional<String> checksum(String name) throws IOException {
        return value(name).map(Sha256::of);
    }

    @Override
    public SyncStage stage(String name, String resumeKey) throws IOException {
        CacheKey key = key(name);
        synchronized (staged) {
            @Nullable StagedBytes known = staged.get(name);
            if (known == null || !known.resumeKey.equals(resumeKey)) {
                makeRoom();
                known = new StagedBytes(this, name, key, resumeKey);
                staged.put(name, known);
            }
            known.open = true;
            return known;
        }
    }

    private void makeRoom() {
        if (staged.size() >= MOST_STAGED) {
            staged.values().stream()
                    .filter(stage -> !stage.open)
                    .findFirst()
                    .ifPresent(stage -> staged.remove(stage.name));
        }
    }

    void forget(StagedBytes stage) {
        synchronized (staged) {
            staged.remove(stage.name, stage);
        }
    }
}
