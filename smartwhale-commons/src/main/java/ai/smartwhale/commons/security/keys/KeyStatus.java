// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

/** What may be done with a key. */
public enum KeyStatus {
    /** It may be used; the primary one of its purpose makes all that is new. */
    ENABLED,
    /** It may not be used until it is enabled again. Its bytes are kept. */
    DISABLED,
    /** Its bytes are gone, and with them all that was encrypted under it. Only its id is remembered. */
    DESTROYED
}
