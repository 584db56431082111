// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

/** How well somebody showed who they are; in rising order. */
public enum AssuranceLevel {
    /** By a password. */
    ONE_FACTOR,
    /** By a password, and by a code by time or a recovery code. */
    TWO_FACTORS
}
