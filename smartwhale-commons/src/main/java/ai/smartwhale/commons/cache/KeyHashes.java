// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.cache.analysis.Mixing;

/**
 * Hashes of keys without looking at their characters again: Java strings keep theirs, and the language says what they
 * are, so that all instances agree. Ids whose {@link String#hashCode()} is equal share a hash within a namespace.
 */
final class KeyHashes {

    private KeyHashes() {}

    static long of(CacheKey key) {
        return Mixing.mix(((long) key.namespace().hashCode() << 32) ^ (key.id().hashCode() & 0xffffffffL));
    }
}
