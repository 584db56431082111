// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import java.util.Locale;

/** Why a request was not answered. */
public enum DropReason {
    /** Its deadline passed before. */
    EXPIRED,
    /** There was no place for it. */
    REJECTED,
    /** It failed in any other way. */
    FAILED;

    /**
     * The name in results.
     *
     * @return in small letters
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
