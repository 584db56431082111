// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.mvstore;

/** How keys look in the file: {@code namespace NUL generation NUL id}. */
final class StoredKeys {

    private static final char SEPARATOR = '\0';

    private StoredKeys() {}

    static String prefix(String namespace, long generation) {
        return namespace + SEPARATOR + Long.toHexString(generation) + SEPARATOR;
    }

    static String id(String stored, String prefix) {
        return stored.substring(prefix.length());
    }
}
