// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what tokens say that were verified, by their SHA-256, so that neither a dump of memory nor the time of a
 * comparison tells a token. A token has four places; where all are taken, it gets one of them at random. Only what was
 * verified enters, so nobody without a key can fill it.
 *
 * <p>Knows nothing of times and denials: whoever asks checks these. Thread-safe.
 */
final class VerifiedTokenCache {

    private static final int WAYS = 4;

    private final int ways;
    private final int sets;
    private final AtomicReferenceArray<@Nullable Entry> places;

    /** Of what was verified with one set of keys. */
    private static final class Entry {

        private final byte[] hash;
        private final Object keys;
        private final VerifiedToken verified;

        private Entry(byte[] hash, Object keys, VerifiedToken verified) {
            this.hash = hash;
            this.keys = keys;
            this.verified = verified;
        }
    }

    VerifiedTokenCache(int mostTokens) {
        this.ways = Math.min(WAYS, mostTokens);
        this.sets = ways == 0 ? 0 : mostTokens / ways;
        this.places = new AtomicReferenceArray<>(ways * sets);
    }

    boolean remembersNothing() {
        return sets == 0;
    }

    static byte[] hashOf(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }

    @Nullable
    VerifiedToken find(byte[] hash, Object keys) {
        int first = firstPlace(hash);
        for (int place = first; place < first + ways; place++) {
            Entry entry = places.get(place);
            if (entry != null && entry.keys == keys && MessageDigest.isEqual(entry.hash, hash)) {
                return entry.verified;
            }
        }
        return null;
    }

    /** Whether another that could still be asked for lost its place. */
    boolean put(byte[] hash, Object keys, VerifiedToken verified) {
        int first = firstPlace(hash);
        Entry entry = new Entry(hash, keys, verified);
        for (int place = first; place < first + ways; place++) {
            Entry there = places.get(place);
            if (there == null || there.keys != keys) {
                places.set(place, entry);
                return false;
            }
        }
        places.set(first + ThreadLocalRandom.current().nextInt(ways), entry);
        return true;
    }

    void clear() {
        for (int place = 0; place < places.length(); place++) {
            places.set(place, null);
        }
    }

    private int firstPlace(byte[] hash) {
        int bits = (hash[0] & 0xFF) << 16 | (hash[1] & 0xFF) << 8 | (hash[2] & 0xFF);
        return (int) (((long) bits * sets) >>> 24) * ways;
    }
}
