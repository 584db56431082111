// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

/**
 * Where entries lie, by the hash of their ids, in 16 bytes for each slot: open addressing with linear probing, a third
 * to two thirds full. Hashes may be equal; a look-up gives every place until one is the right one.
 */
final class PlaceIndex {

    /** Accepts or refuses the place of an entry whose id has the hash. */
    @FunctionalInterface
    interface PlaceCheck {
        boolean isRight(long place);
    }

    private static final int FIRST_SLOTS = 64;

    private long[] hashes = new long[FIRST_SLOTS];
    /** One more than the place; zero is a free slot. */
    private long[] places = new long[FIRST_SLOTS];

    private int size;

    static long hash(String id) {
        long hash = 0x9E3779B97F4A7C15L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0xD6E8FEB86659FD93L;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    int size() {
        return size;
    }

    void add(long hash, long place) {
        if (3L * (size + 1) > 2L * places.length) {
            grow();
        }
        insert(hash, place);
        size++;
    }

    /** The first right place, or -1. */
    long find(long hash, PlaceCheck check) {
        int mask = places.length - 1;
        for (int slot = slot(hash, mask); places[slot] != 0; slot = (slot + 1) & mask) {
            if (hashes[slot] == hash && check.isRight(places[slot] - 1)) {
                return places[slot] - 1;
            }
        }
        return -1;
    }

    boolean contains(long hash, long place) {
        return find(hash, candidate -> candidate == place) >= 0;
    }

    boolean remove(long hash, long place) {
        int mask = places.length - 1;
        int slot = slot(hash, mask);
        while (places[slot] != 0) {
            if (hashes[slot] == hash && places[slot] == place + 1) {
                close(slot, mask);
                size--;
                return true;
            }
            slot = (slot + 1) & mask;
        }
        return false;
    }

    /** Removes every place below a limit and says how many there were. */
    int removeBelow(long limit) {
        long[] oldHashes = hashes;
        long[] oldPlaces = places;
        int before = size;
        hashes = new long[oldHashes.length];
        places = new long[oldPlaces.length];
        size = 0;
        for (int i = 0; i < oldPlaces.length; i++) {
            if (oldPlaces[i] > limit) {
                insert(oldHashes[i], oldPlaces[i] - 1);
                size++;
            }
        }
        return before - size;
    }

    /** Moves later entries of the run into the gap, so that no run is broken (Knuth, volume 3, 6.4, algorithm R). */
    private void close(int gap, int mask) {
        int free = gap;
        int slot = (gap + 1) & mask;
        while (places[slot] != 0) {
            int home = slot(hashes[slot], mask);
            if (((slot - home) & mask) >= ((slot - free) & mask)) {
                hashes[free] = hashes[slot];
                places[free] = places[slot];
                free = slot;
            }
            slot = (slot + 1) & mask;
        }
        places[free] = 0;
    }

    private void insert(long hash, long place) {
        int mask = places.length - 1;
        int slot = slot(hash, mask);
        while (places[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        hashes[slot] = hash;
        places[slot] = place + 1;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldPlaces = places;
        hashes = new long[oldHashes.length * 2];
        places = new long[oldPlaces.length * 2];
        for (int i = 0; i < oldPlaces.length; i++) {
            if (oldPlaces[i] != 0) {
                insert(oldHashes[i], oldPlaces[i] - 1);
            }
        }
    }

    private static int slot(long hash, int mask) {
        return (int) (hash ^ hash >>> 29) & mask;
    }
}
