// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

/**
 * How often a value, or a form of values, occurs.
 *
 * @param value the value
 * @param count 1 or more
 */
public record ValueCount(String value, long count) {}
