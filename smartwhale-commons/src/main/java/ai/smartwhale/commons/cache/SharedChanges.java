// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/** Follows what other instances change in the shared layer. Never blocks: it is told on threads of the shared layer. */
final class SharedChanges<V> implements RemoteStoreListener {

    private final CacheLayers<V> layers;
    private final Flights<V> flights;

    SharedChanges(CacheLayers<V> layers, Flights<V> flights) {
        this.layers = layers;
        this.flights = flights;
    }

    @Override
    public void changed(CacheKey key) {
        if (layers.diskRemovals != null) {
            var unused = layers.diskRemovals.remove(key);
        }
        layers.fence.invalidate(key, () -> layers.near.invalidate(key));
        flights.wake(key);
    }

    @Override
    public void dropped(String namespace) {
        if (layers.diskRemovals != null) {
            var unused = layers.diskRemovals.drop(namespace);
        }
        layers.fence.invalidateMany(
                () -> layers.near.invalidateIf(key -> key.namespace().equals(namespace)));
        flights.detachIf(key -> key.namespace().equals(namespace));
    }

    @Override
    public void changedMatching(String namespace, GlobPattern pattern) {
        if (layers.diskRemovals != null) {
            var unused = layers.diskRemovals.removeMatching(namespace, pattern);
        }
        layers.fence.invalidateMany(
                () -> layers.near.invalidateIf(key -> key.namespace().equals(namespace) && pattern.matches(key.id())));
    }

    @Override
    public void uncertain() {
        layers.distrust();
        flights.detachIf(key -> true);
    }
}
