// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import org.jspecify.annotations.Nullable;

/** Shows a change only when it was seen often enough in a row. Not thread-safe. */
final class Damping {

    private final int toFall;
    private final int toRise;
    private @Nullable HealthStatus shown;
    private int worse;
    private int better;

    Damping(int toFall, int toRise) {
        this.toFall = toFall;
        this.toRise = toRise;
    }

    /** The first that is found is shown at once: there is nothing else to show. */
    HealthStatus next(HealthStatus found) {
        HealthStatus before = shown;
        if (before == null) {
            shown = found;
            return found;
        }
        worse = found.compareTo(before) > 0 ? worse + 1 : 0;
        better = found.compareTo(before) < 0 ? better + 1 : 0;
        if (worse < toFall && better < toRise) {
            return before;
        }
        worse = 0;
        better = 0;
        shown = found;
        return found;
    }
}
