// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.data;

/** How something may be used. */
public enum SharingMode {
    /** By one at a time. */
    EXCLUSIVE,
    /** By several at a time. */
    SHARED
}
