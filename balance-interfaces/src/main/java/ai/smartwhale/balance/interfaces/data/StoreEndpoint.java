// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.RemoteStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A namespace of a shared store. */
final class StoreEndpoint implements SyncEndpoint {

    private final RemoteStore store;
    private final String namespace;
    private final Duration life;
    private final Duration timeout;

    StoreEndpoint(RemoteStore store, String namespace, Duration life, Duration timeout) {
        this.store = InvalidValueException.requirePresent("store", store);
        this.namespace = CacheKey.requireNamespace(namespace);
        this.life = InvalidValueException.requirePositive("life", life);
        this.timeout = InvalidValueException.requirePositive("timeout", timeout);
    }

    @Override
    public String name() {
        return "store " + namespace;
    }

    @Override
    public Optional<Set<String>> keys() {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> read(String key) throws IOException {
        return Await.within(timeout, store.get(CacheKey.of(namespace, key)));
    }

    @Override
    public void write(String key, byte[] value) throws IOException {
        Await.within(
                timeout,
                store.put(CacheKey.of(namespace, key), value.clone(), life).thenApply(done -> true));
    }

    @Override
    public void remove(String key) throws IOException {
        Await.within(timeout, store.remove(List.of(CacheKey.of(namespace, key))));
    }
}
