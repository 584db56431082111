// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import ai.smartwhale.commons.InvalidValueException;

/**
 * The first place where a trail is not what it was.
 *
 * @param kind what happened there
 * @param sequence the number of the event that it happened to
 * @param where the file and line, for people
 */
public record AuditFinding(Kind kind, long sequence, String where) {

    /** What can happen to a trail. */
    public enum Kind {
        /** The event, or its hash, is another. */
        CHANGED,
        /** The event is gone, and later ones are there. */
        MISSING,
        /** Something stands before the event that does not belong there. */
        INSERTED,
        /** The event stands further down. */
        REORDERED,
        /** The event is gone, and so are all later ones. */
        TRUNCATED,
        /** The last line is not whole, as after a crash; opening the trail sets it aside. */
        TORN,
        /** The file that says where the trail ends is missing, so that nobody knows whether it does. */
        HEAD_MISSING,
        /** The file that says where the trail ends is damaged, forged or of an earlier time. */
        HEAD_CHANGED
    }

    /** Checks every component. */
    public AuditFinding {
        InvalidValueException.requirePresent("kind", kind);
        InvalidValueException.requirePresent("where", where);
    }
}
