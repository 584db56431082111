// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/**
 * An entry as the nearest layer holds it. What a fresh hit returns is made when the entry is kept, so that reading
 * allocates nothing.
 */
final class L1Node<V> {

    final CacheEntry<V> entry;
    final Lookup<V> fresh;
    /** By the ticker; a jump of the clock on the wall moves neither. */
    final long staleAtNanos;

    final long expiresAtNanos;
    final int weight;

    /** Written without any order on purpose: a use that is lost in a race changes no decision. */
    int uses;

    /** Until then nobody else fetches the entry anew. Guarded by this. */
    private long refreshNotBeforeNanos;

    L1Node(CacheEntry<V> entry, long staleAtNanos, long expiresAtNanos, long nowNanos, int weight) {
        this.entry = entry;
        this.fresh = Lookup.found(entry, CacheLayer.L1, false);
        this.staleAtNanos = staleAtNanos;
        this.expiresAtNanos = expiresAtNanos;
        this.refreshNotBeforeNanos = nowNanos;
        this.weight = weight;
    }

    boolean isExpired(long nowNanos) {
        return nowNanos - expiresAtNanos >= 0;
    }

    boolean isStale(long nowNanos) {
        return nowNanos - staleAtNanos >= 0;
    }

    /** Whether the caller is the one to fetch the entry anew; nobody else is until the given time. */
    synchronized boolean claimRefresh(long nowNanos, long untilNanos) {
        if (nowNanos - refreshNotBeforeNanos < 0) {
            return false;
        }
        refreshNotBeforeNanos = untilNanos;
        return true;
    }
}
