// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.OptionalDouble;

/**
 * What a look at the memory came to.
 *
 * @param state how full the memory is
 * @param level the share in use; empty if it is not known
 * @param sizeBefore what the cache could hold
 * @param sizeAfter what it may hold now
 */
public record PressureCheck(State state, OptionalDouble level, long sizeBefore, long sizeAfter) {

    /** How full the memory is. */
    public enum State {
        /** It could not be read; nothing was changed. */
        UNKNOWN,
        /** There is room to grow. */
        CALM,
        /** Neither to grow nor to shrink. */
        STEADY,
        /** The cache has to shrink. */
        HIGH,
        /** The cache has to shrink without waiting for a collection. */
        CRITICAL
    }
}
