// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.commons.cache.Lookup;
import ai.smartwhale.commons.cache.StoreReport;
import ai.smartwhale.commons.cache.TimeToLive;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A namespace of a cache. */
final class CacheEndpoint implements SyncEndpoint {

    private final CacheManager<byte[]> cache;
    private final String namespace;
    private final TimeToLive life;
    private final Duration timeout;

    CacheEndpoint(CacheManager<byte[]> cache, String namespace, TimeToLive life, Duration timeout) {
        this.cache = InvalidValueException.requirePresent("cache", cache);
        this.namespace = CacheKey.requireNamespace(namespace);
        this.life = InvalidValueException.requirePresent("life", life);
        this.timeout = InvalidValueException.requirePositive("timeout", timeout);
    }

    @Override
    public String name() {
        return "cache " + namespace;
    }

    @Override
    public Optional<Set<String>> keys() {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> read(String key) throws IOException {
        Lookup<byte[]> lookup = Await.within(timeout, cache.smartGetAsync(CacheKey.of(namespace, key)));
        if (lookup instanceof Lookup.Failed<byte[]> failed) {
            throw new IOException("layer " + failed.layer() + " cannot be read", failed.cause());
        }
        return lookup.value();
    }

    @Override
    public void write(String key, byte[] value) throws IOException {
        StoreReport report = Await.within(timeout, cache.smartSet(CacheKey.of(namespace, key), value.clone(), life));
        if (report.layers().isEmpty()) {
            throw new IOException("no layer of the cache took the value");
        }
    }

    @Override
    public void remove(String key) throws IOException {
        Await.within(timeout, cache.invalidation().invalidate(CacheKey.of(namespace, key)));
    }
}
