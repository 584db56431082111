// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

/** Reads a local key-encryption key at every use. */
interface KekSource {

    /**
     * Reads the key.
     *
     * @return 32 bytes that the caller erases
     * @throws KeySetException if it is missing or not a key
     */
    byte[] read();
}
