// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/** Is told what other instances changed in the store that all share. Must be quick and never block. */
public interface RemoteStoreListener {

    /**
     * A key was written or removed by another instance.
     *
     * @param key the key
     */
    void changed(CacheKey key);

    /**
     * A namespace was dropped.
     *
     * @param namespace the namespace
     */
    void dropped(String namespace);

    /**
     * The keys of a namespace that match were removed by another instance; as a drop of the namespace, unless told
     * better.
     *
     * @param namespace the namespace
     * @param pattern the pattern of ids
     */
    default void changedMatching(String namespace, GlobPattern pattern) {
        dropped(namespace);
    }

    /** Changes may have been missed: whatever is known of the store may be old. */
    void uncertain();
}
