// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

/** Which tasks are in each other's way. */
public enum ConflictScope {
    /** Those with the same resource whose expected runs overlap. */
    RESOURCE,
    /** Those that are due within the same minute. */
    MINUTE
}
