// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

/** Whether doing an operation twice is the same as doing it once. */
public enum Idempotency {
    /** It is: a failed attempt may be repeated. */
    IDEMPOTENT,
    /** It is not: a failed attempt may have had its effect, and is never repeated. */
    NOT_IDEMPOTENT
}
