// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import java.util.List;

/**
 * Where those who encrypt and sign find their keys. {@link ai.smartwhale.commons.security.KeyManager} is one; a host
 * that keeps its keys elsewhere supplies another. Implementations are thread-safe.
 */
@FunctionalInterface
public interface KeySource {

    /**
     * The keys of this moment. Called for every encryption, so it must be as cheap as reading a field, and it returns
     * the same object until a key changes.
     *
     * @return the keys
     */
    KeySnapshot snapshot();

    /**
     * Announces encryptions before they are done, so that a key is not used beyond its limit. Does nothing by default.
     *
     * @param keyId the key
     * @param encryptions how many more, above zero
     * @throws KeyRefusedException if the key is exhausted and the settings say to refuse
     */
    default void reserve(int keyId, long encryptions) {}

    /**
     * How many encryptions to announce at once. One announces every single one.
     *
     * @return 1 by default
     */
    default int reservation() {
        return 1;
    }

    /**
     * A source that never changes.
     *
     * @param primary the key that makes all that is new of its purpose
     * @param others further keys, which only read
     * @return the source
     */
    static KeySource fixed(KeyMaterial primary, KeyMaterial... others) {
        KeySnapshot keys = KeySnapshot.of(1, List.of(primary), List.of(others));
        return () -> keys;
    }
}
