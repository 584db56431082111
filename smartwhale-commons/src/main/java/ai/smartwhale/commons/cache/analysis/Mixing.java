// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

/** Hashes of 64 bits that are the same in every JVM. */
public final class Mixing {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final double UNIT = 0x1p-53;

    private Mixing() {}

    /**
     * Spreads every bit over all others: the finalizer of SplitMix64 (David Stafford's variant 13 of MurmurHash3's).
     *
     * @param value any bits
     * @return the mixed bits; different for different values
     */
    public static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /**
     * Hashes a text: FNV-1a over its UTF-16 units, mixed.
     *
     * @param text the text
     * @return its hash
     */
    public static long ofText(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return mix(hash);
    }

    /**
     * A hash as a number between 0 and 1, neither of which it ever is.
     *
     * @param hash mixed bits
     * @return evenly spread if the bits are
     */
    public static double unit(long hash) {
        return ((hash >>> 12) + 0.5) * (2 * UNIT);
    }
}
