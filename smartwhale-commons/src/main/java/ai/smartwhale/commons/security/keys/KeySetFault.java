// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

/** What is wrong with a stored set of keys or with the key that wraps it. */
public enum KeySetFault {
    /** There is no file, or it cannot be read or written. */
    INACCESSIBLE,
    /** Others than its owner may read or write the file. */
    PERMISSIONS,
    /** It is not a set of keys, or not a whole one. */
    MALFORMED,
    /** It is a set of keys of a version that this version of the library does not know. */
    UNKNOWN_VERSION,
    /** It was wrapped by another key-encryption key. */
    OTHER_KEK,
    /** It was changed by somebody without the key-encryption key, or damaged. */
    TAMPERED,
    /** It is older than the keys in use. */
    OLDER,
    /** Another manager in this process is changing it at this moment; trying again helps. */
    BUSY,
    /** There is a set of keys already, and it would have been overwritten. */
    ALREADY_THERE,
    /** The key-encryption key is missing, or is not one. */
    NO_KEK
}
