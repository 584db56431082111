// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

/** What a {@link ControlLoop} does with what it finds. */
public enum LoopMode {
    /** Nothing: it does not even look. */
    OFF,
    /** It says what it would change, and changes nothing. */
    ADVICE,
    /** It changes, measures, and takes back what did not help. */
    ACT
}
