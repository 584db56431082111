// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.validation;

/** What is done with markup in texts. */
public enum Markup {
    /** It stays. */
    KEEP,
    /** Its special characters become entities, so that a browser shows them. */
    ESCAPE,
    /** What stands between angle brackets is taken out, and entities stay as they are. */
    STRIP
}
