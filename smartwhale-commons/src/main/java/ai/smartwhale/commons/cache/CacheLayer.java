// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/** Where a value was found: nearest first. */
public enum CacheLayer {
    /** The memory of this process. */
    L1,
    /** The store that all instances share. */
    L2,
    /** The disk of this machine. */
    L3,
    /** Not a cache: the loader that was asked because no layer had the value. */
    SOURCE
}
