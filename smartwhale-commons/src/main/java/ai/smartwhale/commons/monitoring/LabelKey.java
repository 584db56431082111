// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import java.util.Arrays;

/** The values of several labels as the key of a map; the array is not copied before the key is kept. */
final class LabelKey {

    private final String[] values;
    private final int hash;

    LabelKey(String[] values) {
        this.values = values;
        this.hash = Arrays.hashCode(values);
    }

    /** One value is its own key, so that looking it up makes no object. */
    static Object of(String[] values) {
        return values.length == 1 ? values[0] : new LabelKey(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelKey that && hash == that.hash && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
