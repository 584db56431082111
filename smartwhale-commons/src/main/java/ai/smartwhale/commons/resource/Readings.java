// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Turns what platforms answer into known or unknown: negative and NaN mean "unknown" to all of them. */
final class Readings {

    private Readings() {}

    static OptionalLong known(long value) {
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    static OptionalDouble known(double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    static OptionalDouble share(double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY
                ? OptionalDouble.of(Math.min(1, value))
                : OptionalDouble.empty();
    }

    static OptionalDouble share(OptionalLong part, OptionalLong whole) {
        return part.isPresent() && whole.isPresent() && whole.getAsLong() > 0
                ? share((double) part.getAsLong() / whole.getAsLong())
                : OptionalDouble.empty();
    }
}
