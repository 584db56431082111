// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

/** In which direction a level moved. */
public enum Shift {
    /** It did not, as far as can be told. */
    NONE,
    /** To a higher level. */
    UP,
    /** To a lower level. */
    DOWN
}
