// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

/** Why something was not done with a key. */
public enum KeyRefusal {
    /** The set has no key of that id. */
    UNKNOWN,
    /** The purpose has no primary key: none was generated, or none promoted. */
    NO_PRIMARY,
    /** The key is the primary one of its purpose, and another has to be promoted first. */
    PRIMARY,
    /** The key is disabled. */
    DISABLED,
    /** The key is enabled, and has to be disabled first. */
    ENABLED,
    /** The key is destroyed, for good. */
    DESTROYED,
    /** The key has encrypted as often as it may. */
    EXHAUSTED
}
