// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

/** What happens when a key has encrypted as often as it may. */
public enum UsagePolicy {
    /** A warning is logged and audited, and the key goes on. */
    WARN,
    /** The key encrypts no more; a new one has to be promoted. Decrypting goes on. */
    REFUSE,
    /**
     * A new key is added when the warning is due, and promoted when the limit is reached: between the two, other
     * processes have the time to read it. If neither succeeds, the key encrypts no more.
     */
    ROTATE
}
